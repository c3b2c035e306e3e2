//! Vectors: those that come with the guides and the program are whole; where they are kept, nothing
//! is lost and nothing torn is read.

use std::collections::HashMap;
use std::fs;

use careerbot::index::{Others, Vectors};
use careerbot::meaning::{Encoding, Key, Part, Shelf, key, make, texts};
use encoder::{Encoded, Token};

use crate::world::{self, World};

/// Of each text a vector, and as many tokens as there are texts before it.
fn vectors(texts: &[&str]) -> HashMap<Key, Encoding> {
    let vector = |at: usize| {
        let mut vector = [0.0; encoder::DIMENSIONS];
        vector[at] = 1.0;
        let token = |at: usize| Token {
            piece: "word",
            vector: std::array::from_fn(|number| f32::from(u8::from(number == at))),
        };
        let tokens = (0..at).map(token).collect();
        Encoding::new(&Encoded { vector, tokens })
    };
    let keyed = texts.iter().enumerate();
    keyed.map(|(at, text)| (key(text), vector(at))).collect()
}

#[test]
fn none_of_the_guides_or_of_small_talk_is_missing() {
    let missing = world::vectors(&world::knowledge()).recall(world::real());
    assert_eq!(
        missing, 0,
        "make them: careerbot index --ship; for small talk: cargo run --release --example fit"
    );
    assert!(world::real().meanings().is_some());
}

#[test]
fn what_was_added_is_there_again_and_what_is_torn_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, all) = (folder.path(), vectors(&["a", "b", "c"]));
    Shelf::open([folder]).add(folder, all.clone());
    let shelf = Shelf::open([folder]);
    for (key, vector) in &all {
        assert_eq!(shelf.get(key).as_ref(), Some(vector));
    }
    assert!(!shelf.has(&key("d")) && shelf.get(&key("d")).is_none());
    let file = fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let bytes = fs::read(file.path()).unwrap();
    for length in [0, 7, 15, 40, bytes.len() - 1] {
        fs::write(file.path(), &bytes[..length]).unwrap();
        assert!(!Shelf::open([folder]).has(&key("a")), "{length} bytes");
    }
}

#[test]
fn the_same_vectors_are_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, order) in [("one.vectors", ["a", "b"]), ("two.vectors", ["b", "a"])] {
        let mut shelf = Shelf::default();
        shelf.add(&folder.path().join("kept"), vectors(&["a", "b"]));
        shelf.write(&path(name), order.map(key)).unwrap();
    }
    let read = |name: &str| fs::read(path(name)).unwrap();
    assert_eq!(read("one.vectors"), read("two.vectors"));
}

#[test]
fn what_nobody_wants_goes_when_it_is_most() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut shelf = Shelf::default();
    shelf.add(folder, vectors(&["a", "b", "c"]));
    shelf.tidy(folder, |one| *one != key("c")).unwrap();
    assert!(shelf.has(&key("c")), "one of three may stay");
    shelf.tidy(folder, |one| *one == key("a")).unwrap();
    let shelf = Shelf::open([folder]);
    assert!(shelf.has(&key("a")) && !shelf.has(&key("b")) && !shelf.has(&key("c")));
}

#[test]
fn work_that_is_stopped_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let texts = ["a lamp", "a lens", "a lathe", "a lamp"].map(|text| (Part::Title, text));
    let mut shelf = Shelf::default();
    let done = make(&mut shelf, folder, texts, |progress| progress.made < 1);
    assert!(!done && shelf.has(&key("a lamp")) && !shelf.has(&key("a lens")));
    let mut missing = Vec::new();
    let done = make(&mut Shelf::open([folder]), folder, texts, |progress| {
        missing.push(progress.missing);
        true
    });
    assert!(done);
    assert_eq!(missing, [2, 2]);
}

#[test]
fn where_nothing_can_be_written_vectors_are_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken");
    fs::write(&taken, "a file").unwrap();
    let mut shelf = Shelf::default();
    shelf.add(&taken, vectors(&["a"]));
    assert!(shelf.has(&key("a")) && shelf.get(&key("a")).is_some());
}

#[test]
fn an_edited_passage_has_only_its_own_vectors_made() {
    let world = World::new(&[("g", "## Lamps {#lamps}\n\nA bright lamp. It is new.")]);
    let vectors = Vectors::new(&world.root(), &world.data(), Others::default());
    let made = |world: &World| {
        let mut most = 0;
        let generation = world.generation();
        vectors.make(&generation, |progress| {
            most = progress.missing;
            true
        });
        assert!(generation.meanings().is_some());
        most
    };
    assert_eq!(made(&world), 4, "title, whole and two sentences");
    world.guide("g", "## Lamps {#lamps}\n\nA bright lamp. It is old.");
    assert_eq!(made(&world), 2, "the whole and one sentence");
}

#[test]
fn the_role_stands_before_every_text() {
    let forms = ["Pay".to_owned(), "how much".to_owned()];
    let found = texts("Nurse", &forms, "It is fine.\n• e.g. this; and that");
    let of = |wanted: Part| -> Vec<&str> {
        let own = found.iter().filter(|(part, _)| *part == wanted);
        own.map(|(_, text)| text.as_str()).collect()
    };
    assert_eq!(of(Part::Title), ["Nurse: Pay"]);
    assert_eq!(of(Part::Asked), ["Nurse: how much"]);
    assert!(of(Part::Whole)[0].starts_with("Nurse: Pay\nIt is fine."));
    assert!(
        of(Part::Sentence)
            .iter()
            .all(|text| text.starts_with("Nurse: Pay: "))
    );
    assert!(of(Part::Sentence).contains(&"Nurse: Pay: It is fine."));
}
