//! The checker on the command line: reads status texts, and says what to look at before they are sent.
//!
//! `docs/lint.md` says how it is used. The page's build leaves it out: it is the host's alone.

#[cfg(not(target_arch = "wasm32"))]
mod input;
#[cfg(not(target_arch = "wasm32"))]
mod messages;
#[cfg(not(target_arch = "wasm32"))]
mod options;
#[cfg(not(target_arch = "wasm32"))]
mod place;
#[cfg(not(target_arch = "wasm32"))]
mod report;
#[cfg(not(target_arch = "wasm32"))]
mod sarif;
#[cfg(not(target_arch = "wasm32"))]
mod text_file;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use options::Asked;

    let args = std::env::args().skip(1).collect::<Vec<String>>();
    let (out, code) = match options::read(&args) {
        Ok(Asked::Help) => (options::HELP.to_owned(), 0),
        Ok(Asked::Version) => (format!("status-lint {}\n", env!("CARGO_PKG_VERSION")), 0),
        Ok(Asked::Rules) => (report::rules(), 0),
        Ok(Asked::Check(options)) => match input::check(&options) {
            Ok(checked) => {
                checked.notes.iter().for_each(|note| eprintln!("status-lint: {note}"));
                let failed = checked.has_failed(options.fail_on);
                let code = if checked.is_unreadable() { 2 } else { u8::from(failed) };
                (report::write(&checked, &options), code)
            }
            Err(error) => return fail(&error),
        },
        Err(error) => return fail(&error),
    };
    use std::io::Write as _;
    match std::io::stdout().lock().write_all(out.as_bytes()) {
        // A reader that closes the pipe early is no failure.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => fail(&error.to_string()),
        _ => std::process::ExitCode::from(code),
    }
}

/// A sentence for whoever called it, and the code that tells it from findings.
#[cfg(not(target_arch = "wasm32"))]
fn fail(error: &str) -> std::process::ExitCode {
    eprintln!("status-lint: {error}");
    std::process::ExitCode::from(2)
}
