//! A generation's folder in, its seal out: what tells a whole one from a torn or outdated one.

use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::knowledge::hexadecimal;

const SEAL: &str = "seal";

/// Checksums of a generation, written when it was whole.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seal {
    /// Of its files.
    files: String,
    /// Of the terms in it: a program that makes terms differently must not search here.
    pub(super) terms: String,
}

impl Seal {
    /// Seals a folder that is whole now.
    pub(super) fn write(folder: &Path, terms: String) -> io::Result<()> {
        let seal = Self {
            files: checksum(folder)?,
            terms,
        };
        fs::write(
            folder.join(SEAL),
            format!("{}\n{}\n", seal.files, seal.terms),
        )
    }

    /// The seal of a folder, if its files are still as they were sealed.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(SEAL)).ok()?;
        let (files, terms) = text.trim_end().split_once('\n')?;
        (checksum(folder).ok()? == files).then(|| Self {
            files: files.to_owned(),
            terms: terms.to_owned(),
        })
    }
}

/// Names and contents of all files but locks, which come and go, and the seal itself.
fn checksum(folder: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let is_lock = Path::new(&name).extension().is_some_and(|e| e == "lock");
        if name != SEAL && !is_lock {
            files.push(name);
        }
    }
    files.sort();
    let mut hash = Sha256::new();
    for name in files {
        let bytes = fs::read(folder.join(&name))?;
        hash.update(name.as_encoded_bytes());
        hash.update([0]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    Ok(hexadecimal(&hash.finalize()))
}
