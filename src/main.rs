//! The program `careerbot`; everything is in the library.

fn main() -> std::process::ExitCode {
    careerbot::cli::main()
}
