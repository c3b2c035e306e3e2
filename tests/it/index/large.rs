//! A library of more passages than are held in memory: the vectors of the hits are read from their
//! file, and words alone answer where that cannot be.

use std::collections::HashMap;
use std::fs::{self, File};

use careerbot::index::{EVERY, Generation, Others, Vectors};
use careerbot::meaning::{Asked, Encoding, Key, Meaning, Shelf, Vector, key};
use careerbot::respond::ask;
use encoder::Encoded;

use crate::world::World;

/// A unit vector that belongs to a key, like no other's.
fn vector(key: Key) -> [f32; encoder::DIMENSIONS] {
    let mut exact = [0.0; encoder::DIMENSIONS];
    for (at, byte) in key.iter().enumerate() {
        exact[at] = f32::from(*byte);
    }
    let length = exact.iter().map(|one| one * one).sum::<f32>().sqrt();
    exact.map(|one| one / length)
}

fn large() -> (World, Generation) {
    let body: String = (0..=EVERY)
        .map(|n| format!("## Lamp {n} {{#lamp-{n}}}\n\nThe lamp {n} is bright.\n\n"))
        .collect();
    let world = World::new(&[("g", &body)]);
    let generation = world.generation();
    assert!(generation.count() > EVERY);
    (world, generation)
}

#[test]
fn hits_are_read_by_position_and_a_torn_file_leaves_the_words() {
    let (world, generation) = large();
    let by_words = ask(&generation, "lamp 4711").hits;
    let keys = generation.texts().map(|(_, text)| key(&text));
    let all = keys.map(|key| (key, Vector::new(&vector(key)).into()));
    let all: HashMap<Key, Encoding> = all.collect();
    let folder = world.data().join("vectors");
    Shelf::default().add(&folder, all);

    let vectors = Vectors::new(&world.root(), &world.data(), Others::default());
    assert_eq!(vectors.recall(&generation), 0);
    let meanings = generation.meanings().unwrap();
    let shelf = Shelf::open([folder.as_path()]);
    let asked = Asked::new(&Encoded {
        vector: vector(key("asked")),
        tokens: Vec::new(),
    });
    let hits = [0, 17, EVERY];
    let near = meanings.cosines(&generation, hits.into_iter(), &asked);
    let near = near.unwrap();
    assert_eq!(near.len(), hits.len());
    for hit in hits {
        let passage = generation.passage_at(hit);
        let own = Meaning::find(&shelf, "Widget Tester", &passage.forms, &passage.text);
        assert_eq!(near[&hit], own.unwrap().cosines(&asked));
    }
    let by_meaning = ask(&generation, "lamp 4711").hits;
    assert_ne!(by_meaning[0].features.whole, 0.0);

    let [entry] = fs::read_dir(&folder)
        .unwrap()
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    let file = File::options()
        .write(true)
        .open(entry.unwrap().path())
        .unwrap();
    file.set_len(10_000).unwrap();
    for _ in 0..2 {
        let near = meanings.cosines(&generation, hits.into_iter(), &asked);
        assert_eq!(near, None);
        assert_eq!(ask(&generation, "lamp 4711").hits, by_words);
    }
    // The next start makes them again.
    assert!(vectors.recall(&generation) > 0);
}
