//! Writes the files and texts that `tests/interop` hands to real editors, renderers and readers.
//!
//! `cargo run --example interop_files -- LINES OUT` takes awkward lines from the file LINES and writes into
//! the folder OUT: `markdown/NNN.md`, a record and a postmortem with that line in every place; the same with
//! a plain word (`short.md`, and `long.md` for lines that are cut where they are quoted); `updates/`, the
//! update as it is copied; the timeline as CSV; the promises as a calendar, and as one once the promise was moved and kept.

#[path = "../tests/host/long_story.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod long_story;
#[path = "../tests/host/story.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod story;

use incident_scratchpad::domain::*;
use incident_scratchpad::export::{self, Report};
use std::fs;
use std::path::Path;
use story::{Story, at, stands, words};

/// Lines longer than this are cut where a thing is only named.
const QUOTED: usize = 60;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [lines, out] = arguments.as_slice() else { panic!("interop_files LINES OUT") };
    let lines = fs::read_to_string(lines).expect("the file of lines");
    let out = Path::new(out);
    let write = |name: &str, text: &str| fs::write(out.join(name), text).expect("a file can be written");
    for folder in ["markdown", "updates"] {
        fs::create_dir_all(out.join(folder)).expect("a folder can be made");
    }
    for (place, line) in lines.lines().enumerate() {
        write(&format!("markdown/{place:03}.md"), &document(line));
    }
    write("markdown/short.md", &document(&"q".repeat(8)));
    write("markdown/long.md", &document(&"q".repeat(QUOTED + 1)));
    updates(write);
    sites(out);
    let csv = export::timeline_csv(&typed(lines.lines()).incident);
    write("timeline.csv", &csv);
    write("timeline-for-spreadsheets.csv", &export::csv_for_spreadsheets(&csv));
    let mut story = promised();
    let calendar =
        |story: &Story, time| export::calendar(&story.incident, at(time)).expect("a promise was made");
    write("promises.ics", &calendar(&story, "03:00"));
    let (audience, reason) = (Audience::Customers, words("The vendor has not answered."));
    story.at("03:20").does(Command::PushBack { audience, due: at("03:50"), reason });
    write("promises-moved.ics", &calendar(&story, "03:21"));
    story.at("03:45").sends(Phase::Resolved, None);
    write("promises-kept.ics", &calendar(&story, "03:46"));
}

fn zone() -> FixedZone {
    FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) }
}

/// The record and a postmortem of an incident in which one line was typed everywhere.
fn document(line: &str) -> String {
    let mut story = Story::new();
    story.does(Command::Retitle(Title::parse(line).expect("a title")));
    story.notes(line);
    story.asks(line);
    let theory = story.supposes(line);
    story.does(Command::StateExpectation { theory, text: words(line) });
    let seen = story.sees(Leaning::For, Some(Source::Log), line);
    let other = story.supposes("another theory");
    story.does(Command::RelateEvidence { evidence: seen, theory: other, leaning: Leaning::Against });
    story.does(Command::ConcludeAnyway {
        theory,
        standing: Standing::Proven,
        reason: words(line),
        by: Some(words(line)),
    });
    story.does(stands(other, Standing::Testing, ""));
    story.does(Command::AssignAction { owner: words(line), text: words(line), due: None });
    let parts = UpdateParts { impact: line.into(), ..UpdateParts::default() };
    story.does(Command::MarkSent {
        audience: Audience::Customers,
        phase: Phase::Identified,
        text: words(&format!("{line}\nand then\n{line}")),
        parts,
        next_due: Some(at("03:30")),
        how: Sending::default(),
    });
    story.does(long_story::lesson(Lesson::WentWell, line));
    story.does(long_story::follow_up(line, line, Some(27), FollowUpKind::Prevent, FixTerm::Short));
    let exported = at("04:10");
    let record = export::record_markdown(&story.incident, &zone(), exported);
    record + "\n" + &Report::SrePostmortem.markdown(&story.incident, &zone(), exported)
}

/// Records for sites, of an incident in whose notes and fences stands what such sites would run.
fn sites(out: &Path) {
    let mut story = Story::new();
    story.notes("the template says {{ user.name }} and {% include x %} and {{< figure >}}");
    story.notes(
        "in a fence\n{{ user.name }}\n{% include x %} {% endraw %}\n{{< figure >}}\n::: tip\n<b>{x}</b>",
    );
    story.sends(Phase::Investigating, Some("03:30"));
    for site in export::DocsSite::ALL {
        let folder = out.join("sites").join(site.name());
        fs::create_dir_all(&folder).expect("a folder can be made");
        let page = site.record(&story.incident, &zone(), at("03:00"));
        fs::write(folder.join("record.md"), page).expect("a file can be written");
    }
    let folder = out.join("sites/cstate");
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::write(folder.join("record.md"), export::cstate(&story.incident, at("03:00")))
        .expect("a file can be written");
}

/// An incident with a note for each line.
fn typed<'a>(lines: impl Iterator<Item = &'a str>) -> Story {
    let mut story = Story::new();
    for line in lines.chain(["=1+1", "+1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://a.b\")", "a;b, \"c\"\nd"])
    {
        story.notes(line);
    }
    story
}

/// An incident with a promise in a title that calendars have to escape.
fn promised() -> Story {
    let mut story = Story::new();
    let title = "Bezahlen; geht, nicht: 支払い \\ \"Kasse\"";
    story.does(Command::Retitle(Title::parse(title).expect("a title")));
    story.sends(Phase::Investigating, Some("03:30"));
    story
}

/// The updates A (as they are), B (with awkward signs) and C (addresses and lists), each as it is copied.
fn updates(write: impl Fn(&str, &str)) {
    let a = UpdateParts {
        headline: String::new(),
        happening: "Card payments fail for some customers in Europe.".into(),
        impact: "About 1 in 3 card payments since 02:41 UTC.\nNo card is charged twice.".into(),
        doing: "We are checking a change that went out shortly before.".into(),
        reader: "Please pay by bank transfer, or try again later.".into(),
    };
    let b = UpdateParts {
        headline: String::new(),
        happening: "Payments for *some* customers & <others> fail: https://status.example.com/i/42 🚒".into(),
        impact: "- EU cards fail\n- US cards work\n* `pay-api` says 5\u{a0}%\n1. first\n\nתשלומים נכשלים"
            .into(),
        doing: "# not a heading\n> not a quote\n(c) 2026 ... -> 1/2".into(),
        reader: "Ask @channel, or :fire: see www.example.com".into(),
    };
    let c = UpdateParts {
        headline: String::new(),
        happening: "https://status.example.com/i/42".into(),
        impact: "- one\n- two".into(),
        doing: "1. look\n2. act".into(),
        reader: String::new(),
    };
    for (name, title, parts) in
        [("A", "Checkout fails", &a), ("B", "Checkout <fails> *again*", &b), ("C", "Checkout fails", &c)]
    {
        let draft = export::Draft {
            title,
            phase: Phase::Investigating,
            audience: Audience::Stakeholders,
            parts,
            next_due: Some(at("03:30")),
            now: at("03:00"),
            language: Language::English,
        };
        write(&format!("updates/{name}.txt"), &export::message_plain(&draft, &zone()));
        write(&format!("updates/{name}.plain.html"), &export::message_plain_html(&draft, &zone()));
        write(&format!("updates/{name}.rich.html"), &export::message_html(&draft, &zone()));
        write(&format!("updates/{name}.md"), &export::message_markdown(&draft, &zone()));
        write(&format!("updates/{name}.slack.txt"), &export::message_slack(&draft, &zone()));
        write(&format!("updates/{name}.jira.txt"), &export::message_jira(&draft, &zone()));
        write(&format!("updates/{name}.discord.txt"), &export::message_discord(&draft, &zone()));
        write(&format!("updates/{name}.adf.json"), &export::message_adf(&draft, &zone()));
        write(&format!("updates/{name}.eml"), &export::message_mail(&draft, &zone()));
    }
}
