//! The knowledge folder as it was in a git revision.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::failure::Failure;

/// The knowledge folder at a revision, as a folder of its own; nothing is checked out.
pub(super) fn folder(knowledge: &Path, revision: &str) -> Result<TempDir, Failure> {
    let none = |why: String| {
        let sentence = format!(
            "--against {revision}: neither a knowledge folder nor a git revision with one ({why})"
        );
        Failure::Usage(vec![sentence])
    };
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        let ran = command.arg("-C").arg(knowledge).args(arguments).output();
        let ran = ran.map_err(|error| none(format!("git does not run: {error}")))?;
        if ran.status.success() {
            return Ok(ran.stdout);
        }
        let said = String::from_utf8_lossy(&ran.stderr);
        Err(none(
            said.lines().next().unwrap_or("git says no").to_owned(),
        ))
    };
    // Its full name, so that nothing in it is taken for an option.
    let wanted = format!("{revision}^{{commit}}");
    let commit = git(&["rev-parse", "--verify", "--end-of-options", &wanted])?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let names = git(&["ls-tree", "-r", "-z", "--name-only", &commit])?;
    let names = String::from_utf8_lossy(&names).into_owned();
    let folder = tempfile::tempdir().map_err(|error| none(error.to_string()))?;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let bytes = git(&["show", &format!("{commit}:./{name}")])?;
        let path = folder.path().join(name);
        let parent = path.parent().unwrap_or(folder.path());
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, bytes))
            .map_err(|error| none(error.to_string()))?;
    }
    Ok(folder)
}
