//! What stands in a picture.

use std::collections::HashSet;
use std::sync::Arc;

use careerbot::picture::{Gallery, TALLEST, draw};

use super::{bar, figure_of_bars, pixels, roadmap, salary, timeline};

#[test]
fn the_figures_of_the_guides_are_drawn_each_in_its_own_way() {
    let figures = [
        salary(None, None),
        salary(Some("India"), None),
        salary(Some("United States"), None),
        salary(None, Some("mid")),
        roadmap(),
    ];
    let mut seen = HashSet::new();
    for figure in &figures {
        let picture = draw(figure).unwrap();
        let pixels = pixels(&picture);
        // The ground, the panels, the letters and the bars, each with many pixels.
        for colour in [
            [0x1b, 0x20, 0x2b],
            [0x25, 0x2c, 0x3a],
            [0xf3, 0xf5, 0xf9],
            [0x6c, 0xb2, 0xf7],
        ] {
            let count = pixels.iter().filter(|pixel| **pixel == colour).count();
            assert!(
                count > 500,
                "{count} pixels of {colour:x?} in {}",
                picture.name
            );
        }
        assert_eq!(draw(figure).unwrap(), picture, "it is the same every time");
        assert!(seen.insert(picture.png), "two pictures are the same");
    }
}

#[test]
fn every_figure_of_the_guides_has_room() {
    let picture = draw(&salary(None, None)).unwrap();
    assert_eq!(picture.width, 1_000);
    assert!(picture.height < TALLEST, "{}", picture.height);
}

#[test]
fn a_picture_is_named_after_its_headline() {
    assert_eq!(
        draw(&salary(Some("India"), None)).unwrap().name,
        "pay-india.png"
    );
    assert_eq!(
        draw(&roadmap()).unwrap().name,
        "twelve-month-roadmap-to-machine-learning-engineer.png"
    );
}

/// Where the colour of the first bars stands, as the first and the last column.
fn columns(figure: &careerbot::respond::answer::Figure) -> (usize, usize) {
    let picture = draw(figure).unwrap();
    let width = picture.width as usize;
    let pixels = pixels(&picture);
    let is_bar = |at: &usize| pixels[*at] == [0x6c, 0xb2, 0xf7];
    let places = (0..pixels.len()).filter(is_bar).map(|at| at % width);
    let places: Vec<usize> = places.collect();
    (*places.iter().min().unwrap(), *places.iter().max().unwrap())
}

#[test]
fn bars_lie_where_their_amounts_are() {
    let at = |low, high| {
        let steps = [("a", Some((low, high))), ("b", Some((1, 10)))];
        columns(&timeline(&steps))
    };
    // From 56 to 944 pixels are ten weeks.
    for (weeks, expected) in [
        ((1, 10), (56, 944)),
        ((1, 5), (56, 500)),
        ((6, 10), (500, 944)),
    ] {
        let (from, to) = at(weeks.0, weeks.1);
        assert!(from.abs_diff(expected.0) < 8, "{weeks:?}: {from}");
        assert!(to.abs_diff(expected.1) < 8, "{weeks:?}: {to}");
    }
}

#[test]
fn what_has_no_room_is_counted() {
    let few = figure_of_bars((0..3).map(|at| bar("Mid", 10 + at, 20 + at)).collect());
    let many = figure_of_bars((0..500).map(|at| bar("Mid", 10 + at, 20 + at)).collect());
    let (few, many) = (draw(&few).unwrap(), draw(&many).unwrap());
    pixels(&many);
    assert!(many.height > few.height * 2);
    assert!(many.alt.ends_with(" more in the text."), "{}", many.alt);
}

#[test]
fn the_gallery_draws_once_and_forgets_what_was_used_longest_ago() {
    let gallery = Gallery::keeping(2);
    let figure = |weeks| timeline(&[("a", Some((1, 1))), ("b", Some((1, weeks)))]);
    let picture = gallery.get(&figure(2)).unwrap();
    assert!(Arc::ptr_eq(&picture, &gallery.get(&figure(2)).unwrap()));
    gallery.get(&figure(3));
    // It is used again, so that the next one takes the other's place.
    gallery.get(&figure(2));
    gallery.get(&figure(4));
    assert!(Arc::ptr_eq(&picture, &gallery.get(&figure(2)).unwrap()));
    gallery.get(&figure(5));
    gallery.get(&figure(6));
    let again = gallery.get(&figure(2)).unwrap();
    assert!(!Arc::ptr_eq(&picture, &again));
    assert_eq!(picture, again);
}

#[test]
fn many_threads_share_one_picture() {
    let gallery = Gallery::default();
    let figure = roadmap();
    let pictures: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| gallery.get(&figure)))
            .collect();
        let joined = threads.into_iter().map(|thread| thread.join().unwrap());
        joined.map(Option::unwrap).collect()
    });
    assert!(
        pictures
            .iter()
            .all(|picture| Arc::ptr_eq(picture, &pictures[0]))
    );
}
