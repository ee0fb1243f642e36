use super::*;
use crate::domain::{Audience, Phase, Timestamp};
use crate::language::Surface;
use messages::{Findings, FoundLevel, Kept, Known, Sentence};

/// A question about a draft of these parts.
fn about(draft: &[&str]) -> CheckRequest {
    let mut parts: [String; 4] = Default::default();
    parts.iter_mut().zip(draft).for_each(|(part, text)| *part = (*text).to_owned());
    CheckRequest {
        audience: Audience::Customers,
        draft: parts,
        known: Known {
            title: "Checkout fails".to_owned(),
            phase: Some(Phase::Investigating),
            ..Known::default()
        },
        now: Timestamp::from_millis(10_800_000),
        due: Timestamp::from_millis(12_600_000),
        zone: "Europe/Berlin".to_owned(),
        ..CheckRequest::default()
    }
}

fn with_action(draft: &[&str], action: Action) -> CheckRequest {
    CheckRequest { action: Some(action), ..about(draft) }
}

/// Asks as a page does, in JSON.
fn ask(service: &mut CheckerService, request: &CheckRequest) -> CheckAnswer {
    let answer = service.handle(&serde_json::to_string(request).unwrap());
    serde_json::from_str(&answer).unwrap()
}

/// The rules that fired, in the order in which they are shown.
fn rules(answer: &CheckAnswer) -> Vec<&str> {
    answer.findings.list.iter().map(|found| found.rule.as_str()).collect()
}

const WHOLE: [&str; 4] =
    ["Card payments fail.", "You cannot pay by card.", "We look.", "Please pay by invoice."];

#[test]
fn an_empty_draft_is_not_spoken_of() {
    let answer = ask(&mut CheckerService::default(), &about(&["", " ", "", ""]));
    assert_eq!((answer.summary.as_str(), answer.findings), ("", Findings::default()));
}

#[test]
fn a_good_draft_has_nothing_to_change_though_its_promise_stands_beside_it() {
    for zone in ["Europe/Berlin", "America/Argentina/Buenos_Aires", ""] {
        let request = CheckRequest { zone: zone.to_owned(), ..about(&WHOLE) };
        let answer = ask(&mut CheckerService::default(), &request);
        assert_eq!(answer.summary, "Nothing to change in the wording.", "{zone}: {answer:?}");
    }
}

#[test]
fn of_hundreds_of_findings_the_first_are_told_of() {
    let long = "Redis on db-prod-03.internal is down. ".repeat(200);
    let answer = ask(&mut CheckerService::default(), &about(&[&long]));
    assert_eq!(rules(&answer).len(), 30);
}

#[test]
fn blocking_words_come_first_and_a_few_are_shown() {
    let answer = ask(
        &mut CheckerService::default(),
        &about(&["Redis on db-prod-03.internal is down, definitely.", "", "", ""]),
    );
    assert_eq!(rules(&answer)[0], "host-name");
    assert_eq!(answer.findings.list[0].level, FoundLevel::Blocking);
    assert_eq!(rules(&answer).last(), Some(&"missing-action"));
    assert_eq!(answer.findings.shown, 3);
    assert!(answer.summary.ends_with("1 of them blocking."), "{answer:?}");
}

#[test]
fn what_was_asked_for_is_remembered_and_comes_back() {
    let mut service = CheckerService::default();
    let draft = ["Redis is slow.", WHOLE[1], WHOLE[2], WHOLE[3]];
    let before = ask(&mut service, &about(&draft));
    assert_eq!((rules(&before), &before.kept), (vec!["internal-technology"], &None));
    let rule = || "internal-technology".to_owned();
    let none = String::new;
    let changes = [
        Action::Ignore { rule: rule(), words: "Redis".to_owned() },
        Action::Off { rule: rule() },
        Action::Glossary {
            words: none(),
            public_names: "Redis".to_owned(),
            customers: none(),
            before: Default::default(),
        },
    ];
    for change in changes {
        let answer = ask(&mut service, &with_action(&draft, change.clone()));
        assert_eq!(rules(&answer).len(), 0, "{change:?}");
        let Kept { settings, ignored } = answer.kept.expect("something to remember");
        let again = CheckRequest { settings, ignored, ..about(&draft) };
        assert_eq!(rules(&ask(&mut CheckerService::default(), &again)).len(), 0, "{change:?}");
        assert_eq!(rules(&ask(&mut service, &about(&draft))).len(), 1, "{change:?}");
    }
    let off = ask(&mut service, &with_action(&draft, Action::Off { rule: rule() }));
    assert_eq!(off.glossary.off[0].title, "Internal technology");
    let on = with_action(&draft, Action::On { rule: rule() });
    let on = ask(&mut service, &CheckRequest { settings: off.kept.expect("kept").settings, ..on });
    assert_eq!(rules(&on).len(), 1);
}

#[test]
fn what_is_remembered_stands_as_it_always_did() {
    let draft = ["Redis is slow.", WHOLE[1], WHOLE[2], WHOLE[3]];
    let settings = r#"{"off":["blame"],"glossary":{"words":[{"internal":"kraken","public":"billing"}],"public_names":["Redis"],"customers":[]}}"#;
    let ignored = r#"[["person","Ana"]]"#;
    let kept = Kept { settings: settings.to_owned(), ignored: ignored.to_owned() };
    let request = CheckRequest {
        settings: settings.to_owned(),
        ignored: ignored.to_owned(),
        ..with_action(&draft, Action::On { rule: "no-such-rule".to_owned() })
    };
    assert_eq!(ask(&mut CheckerService::default(), &request).kept, Some(kept));
}

#[test]
fn settings_that_cannot_be_read_are_not_written_over_unasked() {
    let request =
        CheckRequest { settings: "{\"off\":[".to_owned(), ignored: "7".to_owned(), ..about(&WHOLE) };
    assert_eq!(ask(&mut CheckerService::default(), &request).kept, None);
    // One entry that means nothing takes no other with it.
    let half = r#"{"off":[7,"no-such-rule","internal-technology"],"glossary":7,"more":{}}"#.to_owned();
    let request = CheckRequest { settings: half, ..about(&["Redis is slow."]) };
    let answer = ask(&mut CheckerService::default(), &request);
    assert_eq!(answer.glossary.off.len(), 1);
}

#[test]
fn a_question_that_cannot_be_read_is_answered_with_the_reason() {
    for odd in ["", "7", "{}", "{\"known\":7}", "{\"draft\":[1,\"Redis is down.\"]}"] {
        let answer: CheckAnswer = serde_json::from_str(&CheckerService::default().handle(odd)).expect("JSON");
        assert!(answer.said.starts_with("The wording was not checked: "), "{odd}: {answer:?}");
        assert_eq!(answer.kept, None);
    }
}

#[test]
fn a_glossary_from_a_file_joins_the_one_that_is_here() {
    let mut service = CheckerService::default();
    let (words, customers) = ("kraken = billing".to_owned(), "Vexlo Foods".to_owned());
    let before = Default::default();
    let glossary = Action::Glossary { words, public_names: String::new(), customers, before };
    let settings = ask(&mut service, &with_action(&WHOLE, glossary)).kept.expect("kept").settings;
    let import = |file: &str| CheckRequest {
        settings: settings.clone(),
        ..with_action(&WHOLE, Action::Import { file: file.to_owned() })
    };
    let file = r#"{"words":[{"internal":"Kraken","public":"x"},{"internal":"hydra","public":"search"}]}"#;
    let joined = ask(&mut service, &import(file));
    assert_eq!(joined.glossary.lines, ["kraken = billing\nhydra = search", "", "Vexlo Foods"]);
    assert_eq!(joined.said, "Glossary read, and joined with what was here.");
    let refused = ask(&mut service, &import("[1"));
    assert!(refused.said.starts_with("This file is no glossary"), "{refused:?}");
    assert!(refused.glossary.file.contains("kraken"));
}

#[test]
fn a_glossary_that_is_kept_in_one_tab_loses_nothing_that_another_one_kept_meanwhile() {
    let mut service = CheckerService::default();
    let keeps = |settings: &str, words: &str, before: &str| CheckRequest {
        settings: settings.to_owned(),
        ..with_action(
            &WHOLE,
            Action::Glossary {
                words: words.to_owned(),
                public_names: String::new(),
                customers: String::new(),
                before: [before.to_owned(), String::new(), String::new()],
            },
        )
    };
    let first =
        ask(&mut service, &keeps("", "kraken = billing\nhydra = search", "")).kept.expect("kept").settings;
    let shown = "kraken = billing\nhydra = search";
    let there = ask(&mut service, &keeps(&first, "kraken = billing\nhydra = search\nargos = login", shown));
    let there = there.kept.expect("kept").settings;
    let here = ask(&mut service, &keeps(&there, "kraken = billing\ncerberus = checkout", shown));
    assert_eq!(here.glossary.lines[0], "kraken = billing\nargos = login\ncerberus = checkout");
}

#[test]
fn an_internal_fact_is_rewritten_by_its_answers() {
    let mut service = CheckerService::default();
    let draft = ["All is well. Analytics system is lagging by 100K Kafka messages", WHOLE[1], "", WHOLE[3]];
    let guide = ask(&mut service, &about(&draft)).guide.expect("a guide");
    assert_eq!(guide.questions[0].ask, "How old is the oldest item waiting?");
    let sentence = Sentence { field: 1, start: 13, end: 63 };
    assert_eq!(guide.sentence, sentence);
    let mut rewritten = |sentence, last: &str| {
        let answers = vec!["2 hours".to_owned(), last.to_owned()];
        ask(&mut service, &with_action(&draft, Action::Rewrite { sentence, answers }))
    };
    let missing = rewritten(sentence, "");
    assert_eq!(missing.refused.as_deref(), Some("One answer is missing: Is anything lost?"));
    let said = rewritten(sentence, "No");
    let put = said.put.expect("a sentence");
    assert_eq!((put.field, put.start, put.end, said.refused), (0, 13, 63, None));
    let moved = rewritten(Sentence { start: 12, ..sentence }, "No");
    assert_eq!(moved.put, None);
    assert!(moved.refused.expect("a reason").starts_with("The sentence has changed"));
}

#[test]
fn places_are_counted_as_a_browser_counts_and_blanks_are_selected() {
    let answer =
        ask(&mut CheckerService::default(), &about(&["🔥é “Redis” is slow.", "", WHOLE[2], WHOLE[3]]));
    let list = &answer.findings.list;
    let stands: Vec<_> = list.iter().map(|found| (found.insertion.start, found.insertion.end)).collect();
    assert!(stands.contains(&(5, 10)), "{stands:?}");
    let puts = list.iter().flat_map(|found| &found.fixes).map(|fix| {
        let put = &fix.insertion;
        (put.start, put.end, put.from, put.to)
    });
    let puts: Vec<_> = puts.collect();
    assert!(puts.contains(&(0, 0, 21, 23)), "{puts:?}");
}

#[test]
fn what_somebody_has_verified_may_be_said() {
    let draft = ["No data was lost.", WHOLE[1], WHOLE[2], WHOLE[3]];
    let verified = |words: &str| {
        let mut request = about(&draft);
        request.known.verified = vec![words.to_owned()];
        request
    };
    let mut service = CheckerService::default();
    assert_eq!(rules(&ask(&mut service, &verified("We looked"))), ["unproven-no-data-loss"]);
    assert_eq!(rules(&ask(&mut service, &verified("Checked the ledger: no data was lost"))).len(), 0);
}

#[test]
fn a_title_is_looked_at_for_what_may_not_leave_the_team() {
    let mut request = about(&WHOLE);
    request.known.title = "Redis on db-prod-03.internal".to_owned();
    let answer = ask(&mut CheckerService::default(), &request);
    assert_eq!(rules(&answer), ["host-name"]);
    let found = &answer.findings.list[0];
    assert_eq!((found.insertion.field, found.fixes.len()), (5, 0));
}

#[test]
fn a_debrief_is_asked_for_blame_and_persons_only() {
    let words = "Redis on db-1.internal.example had p99 of 9 s.\n\nIt was Peter's fault that checkout broke.";
    let fired = |surface| {
        let answer = ask(&mut CheckerService::default(), &CheckRequest { surface, ..about(&[words]) });
        answer.findings.list.into_iter().map(|found| found.rule).collect::<Vec<String>>()
    };
    let debrief = fired(Surface::Debrief);
    assert!(!debrief.is_empty());
    assert!(debrief.iter().all(|rule| rule == "blame" || rule == "person"), "{debrief:?}");
    assert!(fired(Surface::StatusUpdate).len() > debrief.len());
}

#[test]
fn the_headline_is_checked_like_the_parts_and_stands_for_the_title() {
    let check = |headline: &str| {
        let mut request = CheckRequest { headline: headline.to_owned(), ..about(&WHOLE) };
        request.known.title = "Redis on db-prod-03.internal".to_owned();
        ask(&mut CheckerService::default(), &request)
    };
    assert_eq!(rules(&check("Card payments fail")).len(), 0);
    let internal = check("Checkout errors after Redis failover");
    assert_eq!(rules(&internal)[0], "internal-technology");
    assert_eq!(internal.findings.list[0].insertion.field, 6);
}

#[test]
fn words_in_another_language_are_said_not_to_be_checked() {
    let check = |draft: [&str; 4]| ask(&mut CheckerService::default(), &about(&draft));
    let german = ["Die Anmeldung ist gestört und wir suchen den Fehler.", "", "", ""];
    let japanese = ["現在、ログインできない状態です。", "", "", ""];
    let only = "Not checked: this is not English. Only secrets, hosts, addresses, times and the promise were looked at.";
    for draft in [german, japanese] {
        let answer = check(draft);
        assert_eq!((answer.summary.as_str(), rules(&answer).len()), (only, 0), "{draft:?}");
    }
    let host = "Die Datenbank db-prod-03.internal ist nicht erreichbar und wir arbeiten daran.";
    let answer = check([host, "", "", ""]);
    assert_eq!(rules(&answer), ["host-name"]);
    assert!(answer.summary.starts_with("Not checked: this is not English."), "{}", answer.summary);
    assert!(answer.summary.ends_with("it is blocking."), "{}", answer.summary);
    let mixed = check([german[0], WHOLE[1], WHOLE[2], WHOLE[3]]);
    assert_eq!(mixed.summary, "Only partly checked: not all of it is English.");
}

#[test]
fn an_update_that_was_just_sent_is_compared_with_the_one_before() {
    let words = WHOLE.join("\n");
    let fired = |last: &str, before: &str| {
        let mut request = about(&WHOLE);
        request.known.last[0] = last.to_owned();
        request.known.before[0] = before.to_owned();
        let answer = ask(&mut CheckerService::default(), &request);
        answer.findings.list.into_iter().map(|found| found.rule).collect::<Vec<String>>()
    };
    assert_eq!(fired(&words, "").len(), 0, "it is compared with itself");
    assert_eq!(fired(&words, "Mail is late.").len(), 0);
    let timed = words.replace("We look.", "We look 2.");
    assert_eq!(fired(&timed, ""), ["unchanged-repeat"]);
    assert_eq!(fired(&words, &timed), ["unchanged-repeat"]);
}
