//! Which files need not be read again: only those that surely are what they were.

use std::fs::{self, File};
use std::time::Duration;

use careerbot::knowledge::{Listing, Seen, Sources};

use crate::world::World;

const PAY: &str = "## Pay {#pay}\n\nA tester earns $100.";

/// What is seen of a world now, and whether anything was read for it.
fn seen(world: &World, known: &Seen) -> (Seen, bool) {
    let listing = Listing::read(&world.root()).unwrap();
    let (seen, is_read) = listing.seen(known).unwrap();
    let whole = Sources::read(&world.root()).unwrap().fingerprint(1);
    assert_eq!(seen.fingerprint(1), whole);
    (seen, is_read)
}

#[test]
fn what_looks_as_it_did_is_not_read_again() {
    let world = World::new(&[("a", PAY), ("b", PAY)]);
    let (first, is_read) = seen(&world, &Seen::default());
    assert!(is_read);
    // Just written: another change could still leave the same time behind.
    let (_, is_read) = seen(&world, &first);
    assert!(is_read);
    std::thread::sleep(Duration::from_millis(2_100));
    let (second, is_read) = seen(&world, &first);
    assert!(is_read, "it was seen too soon after it was written");
    let (third, is_read) = seen(&world, &second);
    assert!(!is_read);

    // Golden questions change no answer.
    fs::write(world.root().join("questions.jsonl"), "").unwrap();
    assert!(!seen(&world, &third).1);
    // Another guide is read, and one that is gone is gone.
    world.guide("c", PAY);
    fs::remove_file(world.root().join("guides/b.md")).unwrap();
    assert!(seen(&world, &third).1);
    // The same files elsewhere are others.
    let elsewhere = World::new(&[("a", PAY), ("b", PAY)]);
    assert!(seen(&elsewhere, &second).1);
}

#[cfg(unix)]
#[test]
fn a_change_that_hides_its_time_is_seen() {
    let world = World::new(&[("a", PAY)]);
    std::thread::sleep(Duration::from_millis(2_100));
    let (known, _) = seen(&world, &Seen::default());
    assert!(!seen(&world, &known).1);
    let path = world.root().join("guides/a.md");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    world.guide("a", &PAY.replace("100", "200"));
    File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(before)
        .unwrap();
    let (now, is_read) = seen(&world, &known);
    assert!(is_read);
    assert_ne!(now.fingerprint(1), known.fingerprint(1));
}
