//! Files of vectors beside each other: which are put together, which stay, and which are no files of
//! vectors at all.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use careerbot::meaning::{Encoding, Key, Shelf, Vector, key};

/// One vector a text, so that each file that is added holds one.
fn vectors(text: &str) -> HashMap<Key, Encoding> {
    let mut exact = [0.0; encoder::DIMENSIONS];
    exact[text.len()] = 1.0;
    HashMap::from([(key(text), Vector::new(&exact).into())])
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn many_files_become_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = Shelf::default();
    let texts: Vec<String> = (1..=8).map(|length| "a".repeat(length)).collect();
    for (at, text) in texts.iter().enumerate() {
        assert_eq!(files(folder.path()).len(), at);
        shelf.add(folder.path(), vectors(text));
        shelf.tidy(folder.path(), |_| true).unwrap();
    }
    assert_eq!(files(folder.path()).len(), 1);
    for shelf in [shelf, Shelf::open([folder.path()])] {
        for text in &texts {
            let key = key(text);
            assert_eq!(shelf.get(&key).as_ref(), vectors(text).get(&key));
        }
    }
}

#[test]
fn what_is_wanted_no_more_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = Shelf::default();
    shelf.add(folder.path(), vectors("a"));
    shelf.tidy(folder.path(), |_| false).unwrap();
    assert!(files(folder.path()).is_empty() && !shelf.has(&key("a")));
}

#[test]
fn files_of_other_folders_stay() {
    let (shipped, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    Shelf::default().add(shipped.path(), vectors("a"));
    Shelf::default().add(own.path(), vectors("bb"));
    let mut shelf = Shelf::open([shipped.path(), own.path()]);
    shelf.tidy(own.path(), |_| false).unwrap();
    assert_eq!(files(shipped.path()).len(), 1);
    assert!(shelf.has(&key("a")) && !shelf.has(&key("bb")));
}

#[test]
fn a_file_of_another_kind_or_without_bounds_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    Shelf::default().add(folder.path(), vectors("a"));
    let [path] = files(folder.path()).try_into().unwrap();
    let whole = fs::read(&path).unwrap();
    let (mut endless, mut longer, mut other) = (whole.clone(), whole.clone(), whole.clone());
    endless[8..16].copy_from_slice(&u64::MAX.to_le_bytes());
    longer.push(0);
    other[7] += 1;
    for wrong in [endless, longer, other] {
        fs::write(&path, &wrong).unwrap();
        assert!(!Shelf::open([folder.path()]).has(&key("a")));
    }
    fs::write(&path, &whole).unwrap();
    assert!(Shelf::open([folder.path()]).has(&key("a")));
}

#[test]
fn a_vector_that_is_missing_is_no_gap_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = Shelf::default();
    shelf.add(folder.path(), vectors("a"));
    let path = folder.path().join("shipped");
    assert!(shelf.write(&path, [key("a"), key("bb")]).is_err());
    assert!(!path.exists());
}
