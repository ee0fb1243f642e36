//! The record as Markdown: that it says what was logged, and that no text in it becomes markup.

use crate::facts::{self, HOSTILE};
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::record_markdown;
use proptest::prelude::*;

fn berlin() -> FixedZone {
    FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) }
}

fn record(story: &Story) -> String {
    record_markdown(&story.incident, &berlin(), at("04:10"))
}

/// The lines of a section.
fn section<'a>(record: &'a str, name: &str) -> Vec<&'a str> {
    let from = record.lines().skip_while(|l| *l != format!("## {name}")).skip(2);
    let mut lines: Vec<&str> = from.take_while(|l| !l.starts_with("## ")).collect();
    while lines.last().is_some_and(|l| l.is_empty()) {
        lines.pop();
    }
    lines
}

fn outage() -> Story {
    let mut story = Story::new();
    story.notes("Order numbers stand still since 02:31");
    story.at("02:43").asks("Why is analytics behind?");
    let consumer = story.supposes("The Kafka consumer is down");
    story.does(Command::StateExpectation { theory: consumer, text: words("no commits of offsets") });
    story.at("02:46").sends(Phase::Investigating, Some("03:10"));
    story.at("02:50").sees(Leaning::Against, Some(Source::Log), "offset 41 committed\noffset 42 committed");
    story.at("02:51").concludes(consumer, Standing::Disproved, "it commits every second");
    let disk = story.at("02:52").supposes("the disk is ful");
    story.does(Command::Correct { target: disk, text: words("The disk of the writer is full") });
    story.at("02:55").sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.does(stands(disk, Standing::Proven, "writes fail with ENOSPC"));
    let wrong = story.at("02:56").notes("restarting the wrong cluster");
    story.undoes(wrong);
    story.at("02:58").does(Command::LogChange(words("Restarted the writer")));
    story.at("02:59").does(Command::LogChange(words("4.12 is deployed")));
    story.at("03:00").does_late("02:35", Command::LogFinding(words("a deploy went out at 02:20")));
    let action = story.does(Command::AssignAction {
        owner: words("ana"),
        text: words("add an alert on disk use"),
        due: Some(at("09:00")),
    });
    story.at("03:13").sends(Phase::Monitoring, Some("03:40"));
    story.at("03:30").does(Command::PushBack {
        audience: Audience::Customers,
        due: at("03:50"),
        reason: words("the backlog is still being read"),
    });
    story.at("03:35").does(Command::CompleteAction(action));
    story.at("03:45").sends(Phase::Resolved, None);
    story
}

#[test]
fn the_head_says_how_bad_and_how_long() {
    let record = record(&outage());
    let head: Vec<&str> = record.lines().take(10).collect();
    assert_eq!(
        head,
        [
            "# Checkout fails",
            "",
            "- **Severity:** Major",
            "- **Phase:** Resolved",
            "- **Started:** not recorded",
            "- **Declared:** 2026-11-21 02:40 UTC (03:40 Europe/Berlin)",
            "- **Ended:** 2026-11-21 03:45 UTC (04:45 Europe/Berlin)",
            "- **Duration:** 1 h 5 min",
            "",
            "Times are in UTC, with those of Europe/Berlin in brackets. Exported 2026-11-21 04:10 UTC (05:10 Europe/Berlin).",
        ]
    );
}

#[test]
fn updates_say_whether_their_promise_was_kept() {
    let record = record(&outage());
    assert_eq!(
        section(&record, "Updates sent"),
        [
            "3 updates. 3 promises: 1 kept, 1 late by 3 min, 1 pushed back. The first update went out after 6 min, late by 1 min.",
            "",
            "**02:46 (03:46) to customers, Investigating**",
            "",
            "> Card payments fail. About half of the orders in Europe.",
            "",
            "Next update promised by 03:10 (04:10): late by 3 min, sent at 03:13 (04:13).",
            "",
            "**03:13 (04:13) to customers, Monitoring**",
            "",
            "> Card payments fail. About half of the orders in Europe.",
            "",
            "Next update promised by 03:40 (04:40): pushed back at 03:30 (04:30), “the backlog is still being read”.",
            "",
            "**03:45 (04:45) to customers, Resolved**",
            "",
            "> Card payments fail. About half of the orders in Europe.",
            "",
            "Promised between updates:",
            "",
            "- At 03:30 (04:30), to customers, by 03:50 (04:50): kept by 5 min, sent at 03:45 (04:45).",
        ]
    );
}

#[test]
fn theories_stand_under_their_question_with_what_they_rest_on() {
    let record = record(&outage());
    assert_eq!(
        section(&record, "Questions and theories"),
        [
            "1 theory proven, 1 ruled out, 1 question open for 1 h 2 min.",
            "",
            "### Why is analytics behind?",
            "",
            "**Open**, asked at 02:43 (03:43).",
            "",
            "- **Disproved:** The Kafka consumer is down",
            "  - If true, one would see: no commits of offsets",
            "  - Against (log), 02:50 (03:50):",
            "    ```text",
            "    offset 41 committed",
            "    offset 42 committed",
            "    ```",
            "  - Disproved at 02:51 (03:51): it commits every second",
            "- **Proven:** The disk of the writer is full",
            "  - For (metric), 02:55 (03:55): 100 % used",
            "  - Proven at 02:55 (03:55): writes fail with ENOSPC",
        ]
    );
}

#[test]
fn the_timeline_shows_late_undone_and_corrected_entries_as_such() {
    let record = record(&outage());
    let timeline = section(&record, "Timeline");
    for line in [
        "- 02:35 (03:35) **Finding, written down at 03:00 (04:00):** a deploy went out at 02:20",
        "- 02:40 (03:40) **Declared (major):** Checkout fails",
        "- 02:52 (03:52) **Theory, corrected:** The disk of the writer is full",
        "  - Until it was corrected at 02:52 (03:52): the disk is ful",
        "- 02:50 (03:50) **Evidence against** (log):",
        "- 02:51 (03:51) **Disproved** (“The Kafka consumer is down”): it commits every second",
        "- 02:55 (03:55) **Evidence for** (metric): 100 % used",
        "- 02:56 (03:56) **Note, undone at 02:56 (03:56):** restarting the wrong cluster",
        "- 03:13 (04:13) **Update sent to customers (Monitoring)**",
        "- 03:30 (04:30) **Next update to customers moved to 03:50 (04:50):** the backlog is still being read",
        "- 03:35 (04:35) **Action done**",
    ] {
        assert!(timeline.contains(&line), "{line}\n\n{}", timeline.join("\n"));
    }
    assert!(timeline[0].contains("02:35"), "what happened before the declaration stands before it");
}

#[test]
fn a_theory_is_named_where_another_one_was_spoken_of_before() {
    let mut story = Story::new();
    let first = story.supposes("The consumer is down");
    story.supposes("The disk is full");
    let text = words("offsets are committed");
    story.does(Command::AddEvidence {
        theory: Some(first),
        leaning: Leaning::Against,
        text,
        source: Some(Source::Log),
    });
    let text = words("no rebalance");
    story.does(Command::AddEvidence { theory: Some(first), leaning: Leaning::Against, text, source: None });
    let record = record(&story);
    let evidence: Vec<&str> = section(&record, "Timeline").split_off(3);
    assert_eq!(
        evidence,
        [
            "- 02:40 (03:40) **Evidence against** (log, “The consumer is down”): offsets are committed",
            "- 02:40 (03:40) **Evidence against:** no rebalance",
        ]
    );
}

#[test]
fn impact_is_told_in_the_words_of_every_update_with_its_time() {
    let record = record(&outage());
    let told: Vec<&str> =
        section(&record, "Impact").into_iter().filter(|l| l.starts_with("As told")).collect();
    assert_eq!(
        told,
        ["02:46 (03:46)", "03:13 (04:13)", "03:45 (04:45)"]
            .map(|at| format!("As told to customers at {at}:"))
    );
}

#[test]
fn the_line_that_leads_up_to_a_pasted_log_stands_outside_its_fence() {
    let mut story = Story::new();
    story.notes("From the consumer's log:\n02:40 fetched\n02:41 stored");
    story.notes("02:42 fetched\n02:43 stored");
    let record = record(&story);
    assert_eq!(
        section(&record, "Timeline")[1..],
        [
            "- 02:40 (03:40) **Note:** From the consumer's log:",
            "  ```text",
            "  02:40 fetched",
            "  02:41 stored",
            "  ```",
            "- 02:40 (03:40) **Note:**",
            "  ```text",
            "  02:42 fetched",
            "  02:43 stored",
            "  ```",
        ]
    );
}

#[test]
fn the_duration_is_the_one_between_the_minutes_above_it() {
    let mut story = Story::new();
    let second = |clock: &str| Timestamp::parse(&format!("2026-11-21T{clock}.000Z")).unwrap();
    let mut declared = story.incident.log()[0].clone();
    declared.happened = second("02:38:40");
    story.incident = Incident::replay(story.incident.id(), [declared]);
    story.now = second("05:10:10");
    story.does(Command::SetPhase(Phase::Resolved));
    let record = record(&story);
    assert!(record.contains("02:38 UTC") && record.contains("05:10 UTC"), "{record}");
    assert!(record.contains("- **Duration:** 2 h 32 min\n"), "{record}");
}

#[test]
fn changes_and_actions_have_their_own_lists() {
    let record = record(&outage());
    assert_eq!(
        section(&record, "Changes made"),
        ["- 02:58 (03:58): Restarted the writer", "- 02:59 (03:59) **Deploy:** 4.12 is deployed"]
    );
    assert_eq!(
        section(&record, "Actions"),
        ["- [x] **ana**, due 09:00 (10:00), done 03:35 (04:35): add an alert on disk use"]
    );
    assert!(!record.contains("Could not be placed"));
}

#[test]
fn what_was_not_logged_is_not_recorded() {
    let record = record(&Story::new());
    for name in
        ["Impact", "Updates sent", "Questions and theories", "Changes made", "Actions", "People thanked"]
    {
        assert_eq!(section(&record, name), ["Not recorded."], "{name}");
    }
    assert!(record.contains("- **Ended:** not yet\n- **Duration:** 1 h 30 min so far\n"));
}

#[test]
fn nothing_at_all_still_makes_a_record() {
    let empty = Incident::new(facts::id());
    let record = record_markdown(&empty, &FixedZone::utc(), at("04:10"));
    assert!(record.starts_with("# Untitled incident\n"), "{record}");
    assert!(record.contains("- **Declared:** not recorded\n"), "{record}");
    assert!(record.ends_with("Not recorded.\n"), "{record}");
    assert!(record.contains("Times are in UTC. Exported 2026-11-21 04:10 UTC.\n"), "{record}");
}

#[test]
fn a_theory_that_nobody_checked_is_called_an_assumption() {
    let mut story = Story::new();
    story.supposes("it can not be the consumer");
    let lines = record(&story);
    let expected = [
        "1 theory alive.",
        "",
        "### Theories without a question",
        "",
        "- **Assumption** (nobody checked it): it can not be the consumer",
    ];
    assert_eq!(section(&lines, "Questions and theories"), expected);
}

#[test]
fn days_are_named_when_the_incident_crosses_midnight() {
    let mut story = Story::new();
    story.notes("all red");
    story.now = at("02:40").plus_minutes(22 * 60);
    story.does(Command::LogChange(words("Deployed the repair")));
    let lines = record(&story);
    assert_eq!(
        section(&lines, "Timeline"),
        [
            "### 2026-11-21",
            "",
            "- 02:40 (03:40) **Declared (major):** Checkout fails",
            "- 02:40 (03:40) **Note:** all red",
            "",
            "### 2026-11-22",
            "",
            "- (nothing for 22 h)",
            "- 00:40 (01:40) **Change:** Deployed the repair",
        ]
    );
    assert_eq!(section(&lines, "Changes made"), ["- 2026-11-22 00:40 (01:40): Deployed the repair"]);
}

#[test]
fn what_could_not_be_placed_is_listed() {
    let mut story = Story::new();
    let nobody = Stamp::new(Timestamp::EPOCH, 9, Replica::from_random(9));
    story.takes_in(Fact::Corrected { target: nobody, text: "other words".into() });
    let lines = record(&story);
    let placed = section(&lines, "Could not be placed");
    assert_eq!(placed.last(), Some(&"- 02:40 (03:40) **Correction:** other words"));
}

/// The record without what stands in fences, which Markdown takes as it is. A fence that is not
/// closed takes the rest with it, headings and all.
fn outside_fences(record: &str) -> Vec<&str> {
    let mut fence: Option<&str> = None;
    let mut lines = Vec::new();
    for line in record.lines() {
        let trimmed = line.trim_start();
        match fence {
            Some(end) if trimmed == end => fence = None,
            Some(_) => {}
            None if trimmed.starts_with("```") => fence = trimmed.strip_suffix("text"),
            None => lines.push(line),
        }
    }
    lines
}

/// A line without its code spans, which are text as they stand, and without its links, which show where
/// they lead.
fn without_code_and_links(line: &str) -> Result<String, TestCaseError> {
    let (mut out, mut rest) = (String::new(), line);
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        if c == '\\' {
            let escaped = after.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..1 + escaped]);
            rest = &after[escaped..];
        } else if ticks > 0 {
            let (fence, inner) = rest.split_at(ticks);
            let alone = |end: &usize| !inner[end + ticks..].starts_with('`') && !inner[..*end].ends_with('`');
            let end = inner.match_indices(fence).map(|(at, _)| at).find(|end| alone(end));
            prop_assert!(end.is_some(), "a code span is not closed: {line}");
            rest = &inner[end.unwrap_or_default() + ticks..];
        } else if let Some((shown, (to, more))) = after
            .split_once("](")
            .filter(|_| c == '[')
            .and_then(|(shown, more)| Some((shown, more.split_once(')')?)))
        {
            let scheme = to.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
            let is_web = matches!(scheme.as_deref(), Some("http" | "https" | "ftp"));
            let bare = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>();
            let same =
                bare(to).starts_with(&bare(shown.split(['*', '(', '&', '\\']).next().unwrap_or_default()));
            prop_assert!(is_web && same, "{line}");
            rest = more;
        } else {
            out.push(c);
            rest = after;
        }
    }
    Ok(out)
}

fn check_structure(record: &str) -> Result<(), TestCaseError> {
    let lines = outside_fences(record);
    let headings: Vec<&str> = lines.iter().filter_map(|l| l.strip_prefix("## ")).collect();
    let expected = [
        "Impact",
        "Updates sent",
        "Questions and theories",
        "Timeline",
        "Changes made",
        "Actions",
        "People thanked",
    ];
    prop_assert!(headings.starts_with(&expected), "{:?}", headings);
    let now_and_then = [
        "All clear",
        "Roles",
        "Who needs to know",
        "Links",
        "Debrief",
        "Pasted texts",
        "Could not be placed",
    ];
    let mut rest = now_and_then.iter();
    let is_next = |heading: &&str| rest.any(|other| other == heading);
    prop_assert!(headings[expected.len()..].iter().all(is_next), "{:?}", headings);
    for line in lines {
        let line = ["- [ ] ", "- [x] "].iter().find_map(|box_| line.strip_prefix(box_)).unwrap_or(line);
        let text = line.trim_start().trim_start_matches("> ");
        // The grid's own rows begin with a bar, and end with one.
        let is_row = line.starts_with("| ") && line.ends_with(" |");
        for forged in ["---", "***", "===", "|"].into_iter().filter(|sign| !(is_row && *sign == "|")) {
            prop_assert!(!text.starts_with(forged), "{}", line);
        }
        let alone = without_code_and_links(line)?;
        let marked = |sign: &str| alone.match_indices(sign).any(|(at, _)| !alone[..at].ends_with('\\'));
        prop_assert!(!marked("](") || !marked("["), "{}", line);
        for sign in ["<script", "<img", "</", "<!"] {
            prop_assert!(!alone.contains(sign), "{}", line);
        }
        let hidden = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
        prop_assert!(!line.contains(|c: char| c.is_control() || hidden(c)), "{:?}", line);
    }
    Ok(())
}

#[test]
fn hostile_text_in_every_field_stays_text() {
    for text in HOSTILE.into_iter().filter(|t| EntryText::parse(t).is_ok()) {
        let mut story = Story::new();
        story.does(Command::Retitle(Title::parse(text).unwrap()));
        story.does(Command::LogNote(words(text)));
        story.does(Command::LogChange(words(text)));
        story.asks(text);
        let theory = story.supposes(text);
        story.does(Command::StateExpectation { theory, text: words(text) });
        story.does(Command::StateNormal { theory, text: words(text) });
        let seen = story.sees(Leaning::For, Some(Source::Test), text);
        story.concludes(theory, Standing::Proven, text);
        let other = story.supposes(text);
        story.does(Command::RelateEvidence { evidence: seen, theory: other, leaning: Leaning::Against });
        let (reason, by) = (words(text), Some(words(text)));
        story.does(Command::ConcludeAnyway { theory: other, standing: Standing::Proven, reason, by });
        story.takes_in(Fact::EvidenceLinked { evidence: seen, link: text.into() });
        story.takes_in(Fact::ActionAssigned { owner: text.into(), text: text.into(), due: None });
        let short: String = text.chars().filter(|c| !c.is_control()).take(20).collect();
        let names = (0..4).map(|rank| format!("{short}{rank}")).collect();
        story.does(Command::Tell(Detail::SeveritiesNamed { names }));
        let parts = UpdateParts { impact: text.into(), ..UpdateParts::default() };
        story.does(Command::MarkSent {
            audience: Audience::Team,
            phase: Phase::Identified,
            parts,
            text: words(text),
            next_due: Some(at("03:10")),
            how: Sending::default(),
        });
        let due = at("03:30");
        story.does(Command::PushBack { audience: Audience::Team, due, reason: words(text) });
        check_structure(&record(&story)).expect("nothing but text");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_incident_makes_a_record_with_the_same_headings(incident in facts::incident()) {
        check_structure(&record_markdown(&incident, &berlin(), at("04:10")))?;
    }
}
