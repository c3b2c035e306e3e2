//! Generations that were torn by a full disk, a crash or a curious person: built anew or told
//! plainly, never a panic and never a wrong answer.

use std::fs;
use std::path::{Path, PathBuf};

use careerbot::index::{OpenError, Origin, Store};

use crate::world::World;

const PAY: &str = "## Pay {#pay}\n\nA tester earns $100.\n\n## Work {#work}\n\nTesting widgets.";

/// A world with one generation on disk, and the folder of that generation.
fn built() -> (World, PathBuf) {
    let world = World::new(&[("g", PAY)]);
    let fingerprint = answers(&world, &[Origin::Built]);
    let folder = world.data().join("index").join(fingerprint);
    (world, folder)
}

/// Opens, asks, and gives back the fingerprint.
fn answers(world: &World, origins: &[Origin]) -> String {
    let opened = Store::new(&world.data())
        .open(&world.root())
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(origins.contains(&opened.origin), "{:?}", opened.origin);
    let matches = opened
        .generation
        .top(&[vec![("tester".to_owned(), 1.0)]], 10);
    let ids: Vec<String> = matches
        .iter()
        .map(|hit| opened.generation.passage_at(hit.passage).id.clone())
        .collect();
    assert!(
        ids.iter().any(|id| id == "g/pay"),
        "{ids:?} from {:?}",
        opened.origin
    );
    opened.generation.fingerprint
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

/// Locks hold nothing; they come and go.
fn holds_something(path: &Path) -> bool {
    path.extension().is_none_or(|extension| extension != "lock")
}

/// Tears one file after the other, each in a world of its own.
fn tear(how: impl Fn(&Path)) {
    let count = files(&built().1).len();
    assert!(count > 5, "only {count} files");
    for at in 0..count {
        let (world, folder) = built();
        let file = &files(&folder)[at];
        how(file);
        answers(&world, &[Origin::Built, Origin::Disk]);
        // It was mended, so the next start is quick again.
        answers(&world, &[Origin::Disk]);
        if holds_something(file) && file.extension().is_some() {
            let broken = fs::read(file).is_ok_and(|bytes| bytes.is_empty());
            assert!(!broken, "{} is still torn", file.display());
        }
        // And broken knowledge still finds the last good generation.
        world.guide("g", "## Pay");
        answers(&world, &[Origin::LastGood]);
    }
}

#[test]
fn missing_files() {
    tear(|file| fs::remove_file(file).unwrap());
}

#[test]
fn empty_files() {
    tear(|file| fs::write(file, "").unwrap());
}

#[test]
fn files_cut_in_half() {
    tear(|file| {
        let bytes = fs::read(file).unwrap();
        fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
    });
}

#[test]
fn files_with_a_byte_changed() {
    for part in [0, 3, 7] {
        tear(|file| {
            let mut bytes = fs::read(file).unwrap();
            let at = bytes.len() * part / 8;
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 0x55;
            }
            fs::write(file, bytes).unwrap();
        });
    }
}

#[test]
fn a_folder_without_any_file() {
    let (world, folder) = built();
    fs::remove_dir_all(&folder).unwrap();
    fs::create_dir(&folder).unwrap();
    answers(&world, &[Origin::Built]);
    answers(&world, &[Origin::Disk]);
}

#[test]
fn a_file_where_the_generation_should_be() {
    let (world, folder) = built();
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "no folder").unwrap();
    answers(&world, &[Origin::Built]);
    answers(&world, &[Origin::Disk]);
}

#[test]
fn another_library_s_index_under_this_fingerprint() {
    // As a program leaves it that makes passages differently and forgot to say so.
    let (world, folder) = built();
    let other = World::new(&[("g", &format!("{PAY}\n\n## More {{#more}}\n\nA tester."))]);
    let fingerprint = answers(&other, &[Origin::Built]);
    fs::remove_dir_all(&folder).unwrap();
    fs::rename(other.data().join("index").join(fingerprint), &folder).unwrap();
    answers(&world, &[Origin::Built]);
    answers(&world, &[Origin::Disk]);
}

#[test]
fn a_pointer_never_leads_out_of_the_folder() {
    let (world, folder) = built();
    let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
    fs::create_dir_all(world.data().join("elsewhere")).unwrap();
    for file in files(&folder) {
        let to = world
            .data()
            .join("elsewhere")
            .join(file.file_name().unwrap());
        fs::copy(file, to).unwrap();
    }
    let pointer = world.data().join("index/current");
    let broken = world;
    broken.guide("g", "## Pay");
    let texts = [
        name.as_bytes().to_vec(),
        format!("{name}\n").into_bytes(),
        Vec::new(),
        b"\n".to_vec(),
        b"../elsewhere".to_vec(),
        b"..".to_vec(),
        b".".to_vec(),
        b"/etc".to_vec(),
        b"0123456789abcdef".to_vec(),
        b"\xFF\xFE\x00".to_vec(),
        vec![b'a'; 100_000],
    ];
    let open = || Store::new(&broken.data()).open(&broken.root());
    for text in &texts {
        fs::write(&pointer, text).unwrap();
        let opened = open().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(opened.origin, Origin::LastGood);
        assert_eq!(opened.generation.fingerprint, name);
    }
    fs::remove_dir_all(&folder).unwrap();
    for text in &texts {
        fs::write(&pointer, text).unwrap();
        let said = String::from_utf8_lossy(&text[..text.len().min(40)]).into_owned();
        let opened = open();
        assert!(
            matches!(opened, Err(OpenError::Broken(_))),
            "{said:?} was followed"
        );
    }
    // A folder in the pointer's place.
    fs::remove_file(&pointer).unwrap();
    fs::create_dir(&pointer).unwrap();
    assert!(matches!(open(), Err(OpenError::Broken(_))));
}

#[test]
fn behind_a_torn_last_generation_stands_the_one_before() {
    let (world, _) = built();
    world.guide("g", &format!("{PAY}\n\n## More {{#more}}\n\nMore of it."));
    let second = answers(&world, &[Origin::Built]);
    let torn = world.data().join("index").join(second).join("manifest");
    fs::write(torn, "").unwrap();
    world.guide("g", "## No id\n");
    answers(&world, &[Origin::LastGood]);
}
