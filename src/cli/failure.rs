//! Why a command did not do what was asked: what is said about it, and its exit code.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::config::Malformed;
use crate::index::OpenError;
use crate::knowledge::{FolderError, Problem, render_problems};
use crate::state::StateError;
use crate::terminal::printable;

/// Exit code for wrong usage or configuration.
pub(super) const USAGE: u8 = 2;

/// Why a command ended early.
#[derive(Debug)]
pub(super) enum Failure {
    /// Wrong usage or configuration, in sentences.
    Usage(Vec<String>),
    /// It failed, in a sentence.
    Failed(String),
    /// The knowledge has problems, which have not been shown yet.
    Problems(Vec<Problem>),
    /// It failed, and all about it has been shown.
    Shown,
    /// Whoever read the results has gone: nothing to say, nothing wrong.
    Closed,
}

impl Failure {
    /// Says what is wrong on standard error and gives the exit code.
    pub(super) fn report(self) -> ExitCode {
        let mut stderr = anstream::stderr().lock();
        let (sentences, code) = match self {
            Self::Usage(sentences) => (sentences, ExitCode::from(USAGE)),
            Self::Failed(sentence) => (vec![sentence], ExitCode::FAILURE),
            Self::Problems(problems) => {
                let _ = write!(stderr, "{}", render_problems(&problems, true));
                let sentence = "the knowledge has the problems above; careerbot check lists them";
                (vec![sentence.into()], ExitCode::FAILURE)
            }
            Self::Shown => (Vec::new(), ExitCode::FAILURE),
            Self::Closed => (Vec::new(), ExitCode::SUCCESS),
        };
        for sentence in sentences {
            // Without standard error there is no one to tell; the exit code still says it.
            let _ = writeln!(stderr, "error: {}", printable(&sentence));
        }
        code
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Failed(format!("cannot read or write: {error}")),
        }
    }
}

impl From<Malformed> for Failure {
    fn from(malformed: Malformed) -> Self {
        Self::Usage(vec![malformed.to_string()])
    }
}

impl From<Vec<Malformed>> for Failure {
    fn from(malformed: Vec<Malformed>) -> Self {
        Self::Usage(malformed.iter().map(Malformed::to_string).collect())
    }
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Self {
        match error {
            FolderError::Missing(_) | FolderError::Empty(_) => Self::Usage(vec![error.to_string()]),
            FolderError::Unreadable(..) => Self::Failed(error.to_string()),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Broken(problems) => Self::Problems(problems),
            OpenError::Folder(error) => error.into(),
            error => Self::Failed(error.to_string()),
        }
    }
}

impl From<StateError> for Failure {
    fn from(error: StateError) -> Self {
        Self::Failed(error.to_string())
    }
}
