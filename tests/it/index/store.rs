//! Generations on disk: built once, opened after that, never replaced by something broken.

use std::fs;
use std::path::PathBuf;

use careerbot::index::{Generation, OpenError, Opened, Origin, Store};
use careerbot::knowledge::guide::SalaryRow;

use crate::world::World;

const PAY: &str = "## Pay {#pay}\n\nA tester earns $100.";

fn world() -> World {
    World::new(&[("g", PAY)])
}

fn open(world: &World) -> Opened {
    match Store::new(&world.data()).open(&world.root()) {
        Ok(opened) => opened,
        Err(error) => panic!("{error}"),
    }
}

fn index(world: &World) -> PathBuf {
    world.data().join("index")
}

/// The generations in the data folder, sorted.
fn generations(world: &World) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(index(world))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn current(world: &World) -> String {
    fs::read_to_string(index(world).join("current")).unwrap()
}

fn finds(generation: &Generation, term: &str) -> Vec<String> {
    let matches = generation.top(&[vec![(term.to_owned(), 1.0)]], 10);
    let mut ids: Vec<String> = matches
        .iter()
        .map(|hit| generation.passage_at(hit.passage).id.clone())
        .collect();
    ids.dedup();
    ids
}

#[test]
fn what_is_built_once_is_opened_after_that() {
    let world = world();
    let first = open(&world);
    assert_eq!(first.origin, Origin::Built);
    assert!(first.warnings.is_empty());
    assert_eq!(current(&world), first.generation.fingerprint);
    assert_eq!(generations(&world), [current(&world)]);

    let second = open(&world);
    assert_eq!(second.origin, Origin::Disk);
    assert!(second.warnings.is_empty());
    assert_eq!(second.generation.fingerprint, first.generation.fingerprint);
    assert!(second.generation.passages().eq(first.generation.passages()));
    assert_eq!(finds(&first.generation, "tester"), ["g/pay"]);
    assert_eq!(finds(&second.generation, "tester"), ["g/pay"]);
    assert!(finds(&second.generation, "nowhere").is_empty());
}

#[test]
fn disk_and_memory_find_the_same() {
    let world = crate::world::knowledge();
    let data = tempfile::tempdir().unwrap();
    let store = Store::new(data.path());
    for origin in [Origin::Built, Origin::Disk] {
        let opened = store.open(&world).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(opened.origin, origin);
        let real = crate::world::real();
        assert_eq!(opened.generation.library, real.library);
        for term in ["phd", "python", "machine learning engineer", "london"] {
            let query = [vec![(term.to_owned(), 1.0)]];
            let (ours, theirs) = (real.top(&query, 20), opened.generation.top(&query, 20));
            assert!(!ours.is_empty(), "{term}");
            assert_eq!(ours, theirs, "{term}");
        }
    }
}

#[test]
fn a_changed_guide_is_a_new_generation_and_two_are_kept() {
    let world = world();
    let mut seen = vec![open(&world).generation.fingerprint];
    for round in 0..3 {
        world.guide("g", &format!("## Pay {{#pay}}\n\nRound {round}."));
        let opened = open(&world);
        assert_eq!(opened.origin, Origin::Built);
        assert!(!seen.contains(&opened.generation.fingerprint));
        seen.push(opened.generation.fingerprint);
        assert_eq!(current(&world), seen[seen.len() - 1]);
        let mut kept = seen[seen.len() - 2..].to_vec();
        kept.sort();
        assert_eq!(generations(&world), kept);
    }
}

#[test]
fn a_guide_that_is_changed_back_is_the_last_good_one_again() {
    let world = world();
    let first = open(&world).generation.fingerprint;
    world.guide("g", "## Pay {#pay}\n\nNothing.");
    open(&world);
    world.guide("g", PAY);
    let again = open(&world);
    assert_eq!(again.origin, Origin::Disk);
    assert_eq!(again.generation.fingerprint, first);
    assert_eq!(current(&world), first);

    world.guide("g", "## Pay");
    let last = open(&world);
    assert_eq!(last.origin, Origin::LastGood);
    assert_eq!(last.generation.passage_at(0).text, "A tester earns $100.");
}

#[test]
fn broken_knowledge_is_answered_from_the_last_good_generation() {
    let world = world();
    let good = open(&world).generation;
    world.guide("g", "## Pay\n\nNo id, and no class:\n\n## X {#x .nothing}");
    let opened = open(&world);
    assert_eq!(opened.origin, Origin::LastGood);
    assert_eq!(opened.generation.fingerprint, good.fingerprint);
    assert!(opened.generation.passages().eq(good.passages()));
    assert_eq!(finds(&opened.generation, "tester"), ["g/pay"]);
    let [warning] = opened.warnings.as_slice() else {
        panic!("{:?}", opened.warnings);
    };
    assert!(
        warning.contains("problem") && warning.contains("careerbot check"),
        "{warning}"
    );
    // The broken state left nothing behind, and mending it needs no more than mending it.
    assert_eq!(generations(&world), [good.fingerprint]);
    world.guide("g", PAY);
    assert_eq!(open(&world).origin, Origin::Disk);
}

#[test]
fn broken_knowledge_and_nothing_there_is_told_with_every_problem() {
    let world = World::new(&[("a", "## One"), ("b", "## Two {#two .nothing}\n\nText.")]);
    match Store::new(&world.data()).open(&world.root()) {
        Err(OpenError::Broken(problems)) => {
            let files: Vec<&str> = problems.iter().map(|p| p.file.as_str()).collect();
            assert!(files.contains(&"guides/a.md") && files.contains(&"guides/b.md"));
        }
        Err(error) => panic!("{error}"),
        Ok(opened) => panic!("opened from {:?}", opened.origin),
    }
    assert!(!world.data().exists(), "a failed start writes nothing");
}

#[test]
fn what_killed_builds_left_behind_is_removed() {
    let world = world();
    for left in [".building-old/content/deeper", ".building-older"] {
        fs::create_dir_all(index(&world).join(left)).unwrap();
    }
    fs::write(index(&world).join(".building-old/lock"), "").unwrap();
    // Somebody is still at this one, for as long as the lock is held.
    fs::create_dir_all(index(&world).join(".building-new")).unwrap();
    let lock = fs::File::create(index(&world).join(".building-new/lock")).unwrap();
    lock.lock().unwrap();
    let built = open(&world).generation.fingerprint;
    assert_eq!(
        generations(&world),
        [".building-new".to_owned(), built.clone()]
    );
    drop(lock);
    fs::remove_dir_all(index(&world).join(&built)).unwrap();
    open(&world);
    assert_eq!(generations(&world), [built]);
}

#[test]
fn what_is_not_ours_in_the_folder_is_left_alone() {
    let world = world();
    for name in ["notes", "2026", "backup of index"] {
        fs::create_dir_all(index(&world).join(name)).unwrap();
        fs::write(index(&world).join(name).join("mine.txt"), "mine").unwrap();
    }
    for round in 0..3 {
        world.guide("g", &format!("## Pay {{#pay}}\n\nRound {round}."));
        open(&world);
    }
    for name in ["notes", "2026", "backup of index"] {
        assert!(index(&world).join(name).join("mine.txt").exists(), "{name}");
    }
    assert_eq!(generations(&world).len(), 2 + 3);
}

#[test]
fn a_data_folder_that_cannot_be_written_is_answered_from_memory() {
    // A file where a folder should be keeps even the administrator out.
    let file_as_data = world();
    fs::write(file_as_data.data(), "a file").unwrap();
    let file_as_index = world();
    fs::create_dir(file_as_index.data()).unwrap();
    fs::write(index(&file_as_index), "a file").unwrap();
    for world in [file_as_data, file_as_index] {
        let opened = open(&world);
        assert_eq!(opened.origin, Origin::Memory);
        assert_eq!(finds(&opened.generation, "tester"), ["g/pay"]);
        let [warning] = opened.warnings.as_slice() else {
            panic!("{:?}", opened.warnings);
        };
        let folder = index(&world);
        for part in [
            &*folder.to_string_lossy(),
            "--data",
            "CAREERBOT_DATA",
            "memory",
        ] {
            assert!(warning.contains(part), "{part} is not in: {warning}");
        }
        // Those who must write are told so.
        let built = Store::new(&world.data()).update(&world.sources());
        assert!(matches!(built, Err(OpenError::Unwritable(..))));
        // Broken knowledge has nothing to fall back to here.
        world.guide("g", "## Pay");
        let broken = Store::new(&world.data()).open(&world.root());
        assert!(matches!(broken, Err(OpenError::Broken(_))));
    }
}

#[test]
fn many_open_at_once() {
    let world = world();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let (data, root) = (world.data(), world.root());
            std::thread::spawn(move || match Store::new(&data).open(&root) {
                Ok(opened) => (opened.origin, finds(&opened.generation, "tester")),
                Err(error) => panic!("{error}"),
            })
        })
        .collect();
    let mut built = 0;
    for thread in threads {
        let (origin, found) = thread.join().unwrap();
        assert!(matches!(origin, Origin::Built | Origin::Disk), "{origin:?}");
        built += usize::from(origin == Origin::Built);
        assert_eq!(found, ["g/pay"]);
    }
    assert!(built >= 1);
    assert_eq!(generations(&world), [current(&world)]);
    assert_eq!(open(&world).origin, Origin::Disk);
}

#[cfg(unix)]
#[test]
fn a_generation_that_is_open_needs_its_folder_no_more() {
    // Others may build two further ones before anything of it is read.
    let table = "## Pay {#pay .salary}\n\n| Region | Range |\n|---|---|\n| India | ₹6L–₹9L |";
    let world = World::new(&[("g", table)]);
    let generation = open(&world).generation;
    fs::remove_dir_all(world.data()).unwrap();
    let rows = generation
        .tables::<SalaryRow>()
        .flat_map(|(_, table)| &table.rows);
    assert_eq!(
        rows.map(|row| row.region.as_str()).collect::<Vec<_>>(),
        ["India"]
    );
    assert_eq!(generation.passages().len(), 2);
    assert!(generation.passage("g/pay/india").is_some());
}
