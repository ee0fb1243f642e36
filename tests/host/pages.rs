//! The page of the record and the picture of the timeline: what they show, and that whatever a person
//! typed is text in them.

use crate::facts::{self, HOSTILE};
use crate::long_story::long_story;
use crate::reports::golden;
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::*;
use proptest::prelude::*;

fn zone() -> FixedZone {
    FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) }
}

fn exported() -> Timestamp {
    Timestamp::parse("2026-11-23T12:00:00.000Z").expect("a time")
}

/// A page without its style sheet, which has a file of its own: a golden page says what stands there.
fn without_style(page: &str) -> String {
    let (before, rest) = page.split_once("<style>\n").expect("a style sheet");
    let (style, after) = rest.split_once("</style>").expect("its end");
    for sheet in
        [include_str!("../../src/export/html/page.css"), include_str!("../../src/export/html/picture.css")]
    {
        assert!(style.contains(sheet), "{style}");
    }
    format!("{before}<style>...</style>{after}")
}

/// The tags of a page that are there although only known ones may be.
fn unknown_tags(page: &str) -> Vec<&str> {
    const KNOWN: [&str; 39] = [
        "!doctype",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "br",
        "ul",
        "ol",
        "li",
        "pre",
        "blockquote",
        "table",
        "tr",
        "th",
        "td",
        "bdi",
        "strong",
        "code",
        "a",
        "figure",
        "figcaption",
        "details",
        "summary",
        "svg",
        "text",
        "line",
        "rect",
        "path",
        "circle",
        "g",
        "hr",
    ];
    let tags = page.split('<').skip(1).map(|tag| {
        let tag = tag.trim_start_matches('/');
        &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '!').unwrap_or(tag.len())]
    });
    tags.filter(|tag| !KNOWN.contains(tag)).collect()
}

fn check_page(incident: &Incident) -> Result<(), TestCaseError> {
    let page = record_html(incident, &zone(), exported());
    prop_assert_eq!(unknown_tags(&page), Vec::<&str>::new());
    prop_assert_eq!(page.matches("<style>").count(), 1);
    for tag in page.split('<').skip(1) {
        let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
        prop_assert!(!tag.contains(" on"), "{}", tag);
        let is_link = tag.starts_with("a ");
        prop_assert!(!is_link || tag.starts_with("a href=\"http"), "{}", tag);
    }
    Ok(())
}

#[test]
fn the_page_reads_as_the_golden_files_have_it() {
    let nothing = Incident::new(facts::id());
    golden("Page-long.html", &without_style(&record_html(&long_story().incident, &zone(), exported())));
    golden("Page-empty.html", &without_style(&record_html(&nothing, &zone(), exported())));
    assert_eq!(picture(&nothing, &zone(), exported()), None);
}

#[test]
fn the_page_stands_by_itself() {
    let page = record_html(&long_story().incident, &zone(), exported());
    for fetched in ["<script", "<link", "<img", "src=", "@import", "url("] {
        assert!(!page.contains(fetched), "{fetched}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(page.contains("@media print"));
    assert!(page.contains("<h2>Debrief</h2>"));
}

#[test]
fn the_picture_shows_what_happened_and_says_it_in_words() {
    let picture = picture(&long_story().incident, &zone(), exported()).expect("a picture");
    assert_eq!(
        picture.summary,
        "From 2026-11-21 02:31 to 04:35 UTC: 4 phases, 5 updates, 4 promises, 3 changes, 2 conclusions."
    );
    let shapes = |class: &str| {
        let is =
            |shape: &&Shape| shape.attributes.iter().any(|(name, value)| *name == "class" && value == class);
        picture.shapes.iter().filter(is).count()
    };
    assert_eq!((shapes("p-update"), shapes("p-promise"), shapes("p-change")), (5, 4, 3));
    assert_eq!((shapes("p-proven"), shapes("p-disproved"), shapes("p-broken")), (1, 1, 3));
    let said = [
        "02:40 UTC, phase: Investigating",
        "03:40 UTC, change 2 (rollback): Rolled back checkout to 4.11",
        "02:44 UTC, conclusion 1: Disproved “The cache serves old prices”: the cache is not asked at all",
    ];
    for line in said {
        assert!(picture.words.iter().any(|words| words == line), "{line}: {:#?}", picture.words);
    }
    assert_eq!(picture.words.len(), 4 + 5 + 4 + 3 + 2);
}

#[test]
fn hostile_text_is_text_in_the_page_and_in_the_picture() {
    for text in HOSTILE.into_iter().filter(|text| EntryText::parse(text).is_ok()) {
        let mut story = Story::new();
        story.does(Command::Retitle(Title::parse(text).expect("a title")));
        story.does(Command::LogChange(words(text)));
        story.does(Command::LogNote(words(text)));
        let theory = story.supposes(text);
        story.sees(Leaning::For, Some(Source::Log), text);
        story.concludes(theory, Standing::Proven, text);
        story.does(crate::long_story::why(None, text));
        check_page(&story.incident).expect(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_incident_makes_a_page_of_known_elements(incident in facts::incident()) {
        check_page(&incident)?;
    }

    #[test]
    fn any_incident_makes_a_picture_within_its_frame(incident in facts::incident()) {
        let Some(picture) = picture(&incident, &zone(), exported()) else { return Ok(()) };
        for shape in &picture.shapes {
            for (name, value) in &shape.attributes {
                if ["x", "x1", "x2", "cx"].contains(name) {
                    let x: i64 = value.parse().expect("a whole number");
                    prop_assert!((0..=960).contains(&x), "{} {}", name, x);
                }
            }
        }
    }

    #[test]
    fn any_incident_makes_every_report_with_its_headings(incident in facts::incident()) {
        for report in Report::ALL {
            let text = report.markdown(&incident, &zone(), exported());
            let missing = crate::reports::still_to_write(&text);
            let has: Vec<&str> = crate::reports::shape(&text).into_iter().filter(|line| line.starts_with("## ")).collect();
            let asked = crate::reports::wanted(report).iter().copied().filter(|line| line.starts_with("## "));
            // Each section is there, in the order of the template, or is still to be written.
            let there: Vec<&str> = asked.clone().filter(|line| has.contains(line)).collect();
            prop_assert_eq!(&has[..there.len()], &there[..]);
            prop_assert!(matches!(&has[there.len()..], [] | ["## Still to write"]), "{:?}", has);
            prop_assert!(there.len() + missing.len() >= asked.count() - 2, "{:?} {:?}", there, missing);
        }
        for row in timeline_csv(&incident).lines().filter(|line| line.starts_with("20")) {
            let cell = row.split(',').nth(2).unwrap_or_default();
            // Only the first quote is the cell's fence: a cell may begin with a quote of its own.
            let cell = cell.strip_prefix('"').unwrap_or(cell);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@']), "{}", row);
        }
    }
}
