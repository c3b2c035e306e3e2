//! The command line: one file a command, each with a function `run`.

mod ask;
mod batch;
#[cfg(feature = "discord")]
mod bot;
mod check;
#[cfg(feature = "discord")]
mod commands;
mod console;
mod diff;
mod edit;
mod eval;
mod explain;
mod export;
mod failure;
mod import;
mod index;
mod learn;
mod load;
mod logging;
mod new_guide;
mod place;
mod revision;
#[cfg(feature = "discord")]
mod serve;
mod unanswered;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::{Environment, Options, Settings};
use failure::Failure;

const ENVIRONMENT: &str = "\
Environment (also read from a file .env; the real environment wins):
  CAREERBOT_KNOWLEDGE     the knowledge folder, like --knowledge
  CAREERBOT_DATA          the data folder, like --data
  CAREERBOT_ENCODER       off: answer by words alone, like --no-encoder
  CAREERBOT_STATE         a postgres:// address for pins and questions, if not in the data folder
  CAREERBOT_KEEP_DAYS     days for which questions are kept, if not 90
  CAREERBOT_MAINTAINERS   user ids of maintainers, besides the application's owner and team
  DISCORD_TOKEN           the bot's token, for serve
  DISCORD_API_URL         where Discord's REST interface is, if not at Discord
  RUST_LOG, LOG_FORMAT    what is logged (careerbot=debug), and how (json or text)

Exit codes: 0 done, 1 it failed, 2 wrong usage or configuration.";

/// Answers career questions from curated guides, with the source and its date.
#[derive(Debug, Parser)]
#[command(name = "careerbot", version, after_long_help = ENVIRONMENT)]
struct Cli {
    #[command(flatten)]
    folders: Folders,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Args)]
struct Folders {
    /// The knowledge folder [default: knowledge, or CAREERBOT_KNOWLEDGE]
    #[arg(long, global = true, value_name = "FOLDER")]
    knowledge: Option<PathBuf>,
    /// The data folder: index and state [default: data, or CAREERBOT_DATA]
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Answer by words alone, without the sentence encoder [CAREERBOT_ENCODER=off]
    #[arg(long, global = true)]
    no_encoder: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Chat in this terminal, or answer the lines of standard input (what happens without a command)
    Console,
    /// Answer one question
    Ask(ask::Arguments),
    /// Read all of the knowledge and show every problem in it
    Check(check::Arguments),
    /// Bring the index on disk up to date and show what changed
    Index(index::Arguments),
    /// Print every indexed passage, one JSON object a line
    Export,
    /// Ask the golden questions and show how many are answered right
    Eval(eval::Arguments),
    /// Show what was asked in vain, or forget it
    Unanswered(unanswered::Arguments),
    /// Write a guide to fill in; a guide that is there is never touched
    NewGuide(new_guide::Arguments),
    /// Make the draft of a guide from a saved page
    Import(import::Arguments),
    /// Print the application commands as the JSON that is registered with Discord
    #[cfg(feature = "discord")]
    Commands,
    /// Run on Discord
    #[cfg(feature = "discord")]
    Serve,
}

impl Command {
    /// What is logged unless `RUST_LOG` says otherwise.
    fn log(&self) -> &'static str {
        match self {
            #[cfg(feature = "discord")]
            Self::Serve => serve::LOG,
            _ => "warn",
        }
    }
}

/// The program: reads the command line and the settings, runs the command, gives the exit code.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too. Whoever closed the stream does not want them.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(failure::USAGE));
        }
    };
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    let Folders {
        knowledge,
        data,
        no_encoder,
    } = cli.folders;
    let environment = Environment::read(Path::new(".env"))?;
    let options = Options {
        knowledge,
        data,
        no_encoder,
    };
    let settings = Settings::new(options, |name| environment.get(name))?;
    let command = cli.command.unwrap_or(Command::Console);
    logging::start(&settings.log, command.log());
    match command {
        Command::Console => console::run(&settings),
        Command::Ask(arguments) => ask::run(&settings, &arguments),
        Command::Check(arguments) => check::run(&settings, &arguments),
        Command::Index(arguments) => index::run(&settings, &arguments),
        Command::Export => export::run(&settings),
        Command::Eval(arguments) => eval::run(&settings, &arguments),
        Command::Unanswered(arguments) => unanswered::run(&settings, &arguments),
        Command::Import(arguments) => import::run(&settings, &arguments),
        Command::NewGuide(arguments) => new_guide::run(&settings, &arguments),
        #[cfg(feature = "discord")]
        Command::Commands => commands::run(),
        #[cfg(feature = "discord")]
        Command::Serve => serve::run(&settings),
    }
}
