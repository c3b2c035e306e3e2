//! What a generation was built from and what files it has: tells a whole one from a torn or outdated
//! one without reading them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::store::SCHEMA;
use crate::knowledge::{Seen, hexadecimal};

const FILE: &str = "manifest";
/// Files that tantivy writes without a checksum of its own.
const UNCHECKED: [&str; 2] = ["meta.json", ".managed.json"];

/// The manifest of a generation, written when it was whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Manifest {
    schema: u32,
    fingerprint: String,
    /// Every file's size, and the digest of those that have no checksum in them.
    files: BTreeMap<String, (u64, Option<String>)>,
    /// The knowledge files as they were seen.
    pub(super) sources: Seen,
}

impl Manifest {
    /// The manifest of a folder that is whole now.
    pub(super) fn of(folder: &Path, fingerprint: &str, sources: Seen) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // Locks come and go.
            if name != FILE && !name.ends_with(".lock") {
                files.insert(name.clone(), describe(folder, &name)?);
            }
        }
        Ok(Self {
            schema: SCHEMA,
            fingerprint: fingerprint.to_owned(),
            files,
            sources,
        })
    }

    /// Writes it into a folder, on the disk before this returns where `sync` says so.
    pub(super) fn write(&self, folder: &Path, sync: bool) -> io::Result<()> {
        let json = serde_json::to_string(self)?;
        let digest = hexadecimal(&Sha256::digest(&json));
        let mut file = File::create(folder.join(FILE))?;
        file.write_all(format!("{json}\n{digest}\n").as_bytes())?;
        if sync { file.sync_all() } else { Ok(()) }
    }

    /// Puts it, written aside, in the place of a generation's own.
    pub(super) fn replace(&self, aside: &Path, folder: &Path) -> io::Result<()> {
        self.write(aside, true)?;
        fs::rename(aside.join(FILE), folder.join(FILE))
    }

    /// The manifest of a generation, if this program wrote it and it is whole itself.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(FILE)).ok()?;
        let (json, digest) = text.trim_end().split_once('\n')?;
        let is_whole = hexadecimal(&Sha256::digest(json)) == digest;
        let manifest: Self = serde_json::from_str(json).ok().filter(|_| is_whole)?;
        (manifest.schema == SCHEMA).then_some(manifest)
    }

    /// Whether a folder has the generation with this fingerprint, as far as can be seen from outside:
    /// every file with its size.
    pub(super) fn fits(&self, folder: &Path, fingerprint: &str) -> bool {
        let is_there = |(name, known): (&String, &(u64, Option<String>))| {
            describe(folder, name).is_ok_and(|found| found == *known)
        };
        self.fingerprint == fingerprint && self.files.iter().all(is_there)
    }

    /// How many bytes the files have.
    pub(super) fn bytes(&self) -> u64 {
        self.files.values().map(|(size, _)| size).sum()
    }
}

fn describe(folder: &Path, name: &str) -> io::Result<(u64, Option<String>)> {
    let path = folder.join(name);
    let digest = match UNCHECKED.contains(&name) {
        true => Some(hexadecimal(&Sha256::digest(fs::read(&path)?))),
        false => None,
    };
    Ok((fs::metadata(&path)?.len(), digest))
}
