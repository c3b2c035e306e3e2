//! Writes a guide's text into a file that was not there before.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::config::Settings;

use super::failure::Failure;

/// The file of the guide with this name.
pub(super) fn guide(settings: &Settings, name: &str) -> PathBuf {
    settings.knowledge.join("guides").join(format!("{name}.md"))
}

/// Writes a file together with its folder; one that is there is never touched.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let shown = path.display();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::Failed(format!(
            "{shown} is there already and stays as it is; choose another name, or move it away"
        )),
        _ => Failure::Failed(format!("cannot write {shown}: {error}")),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}
