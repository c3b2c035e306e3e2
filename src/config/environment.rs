//! Where settings come from: the real environment, and under it the file `.env` of the working
//! folder.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use super::Malformed;

/// The variables of the process over those of a `.env` file. The process's own environment is
/// never changed: other threads may read it.
#[derive(Debug, Default)]
pub struct Environment {
    file: BTreeMap<String, String>,
}

impl Environment {
    /// Reads `.env` at `path`, if it is there.
    pub fn read(path: &Path) -> Result<Self, Malformed> {
        let file = match std::fs::read(path) {
            Ok(bytes) => dotenv(&bytes)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(Malformed(format!(".env cannot be read: {error}"))),
        };
        Ok(Self { file })
    }

    /// A variable's value. One that the process has wins even when it is empty: so a variable of
    /// the file can be switched off.
    pub fn get(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name).or_else(|| self.file.get(name).map(OsString::from))
    }
}

/// Reads the text of a `.env` file. Errors name the line, never its text: it may be a secret.
pub fn dotenv(bytes: &[u8]) -> Result<BTreeMap<String, String>, Malformed> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Malformed(".env is not UTF-8 text; save it as UTF-8".into()))?;
    let mut variables = BTreeMap::new();
    for item in dotenvy::from_read_iter(text.as_bytes()) {
        match item {
            // As in dotenvy itself, the first of two lines for a name counts.
            Ok((name, value)) => {
                variables.entry(name).or_insert(value);
            }
            Err(dotenvy::Error::LineParse(part, _)) => {
                // What comes back is a whole line, its value, or all from an open quote on.
                let start = part.lines().next().unwrap_or_default().trim_end();
                let line = text
                    .lines()
                    .position(|line| line.trim_end().ends_with(start));
                return Err(Malformed(format!(
                    "line {} of .env cannot be read; write NAME=value, with single quotes around a \
                     value that holds spaces, quotes or a $",
                    line.map_or(1, |line| line + 1)
                )));
            }
            Err(error) => return Err(Malformed(format!(".env cannot be read: {error}"))),
        }
    }
    Ok(variables)
}
