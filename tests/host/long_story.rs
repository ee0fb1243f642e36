//! One long incident of two hundred entries, the same at every run, for the reports; and the words of a
//! debrief the morning after.

use crate::story::*;
use incident_scratchpad::domain::*;

/// How many entries the log of the incident has before its debrief.
pub const ENTRIES: usize = 200;

/// A command of the debrief.
pub fn debrief(command: DebriefCommand) -> Command {
    Command::Debrief(command)
}

/// A follow-up; an empty owner is nobody, `due` a day in November.
pub fn follow_up(owner: &str, text: &str, due: Option<u32>, kind: FollowUpKind, term: FixTerm) -> Command {
    let due = due
        .map(|day| Timestamp::parse(&format!("2026-11-{day:02}T12:00:00.000Z")).expect("a day of November"));
    let owner = (!owner.is_empty()).then(|| words(owner));
    debrief(DebriefCommand::AddFollowUp { text: words(text), owner, due, kind, term })
}

pub fn why(under: Option<Stamp>, text: &str) -> Command {
    debrief(DebriefCommand::AnswerWhy { under, text: words(text) })
}

pub fn lesson(lesson: Lesson, text: &str) -> Command {
    debrief(DebriefCommand::LogLesson { lesson, text: words(text) })
}

fn told(audience: Audience, phase: Phase, happening: &str, due: Option<Timestamp>) -> Command {
    let parts = UpdateParts {
        headline: String::new(),
        happening: happening.into(),
        impact: "About 1 in 3 card payments fail | nobody is charged twice.".into(),
        doing: "We are checking what changed.".into(),
        reader: "Please pay by bank transfer.".into(),
    };
    let text = words(&format!("{happening}\n\n{}", parts.impact));
    Command::MarkSent { audience, phase, parts, text, next_due: due, how: Sending::default() }
}

fn tells(story: &mut Story, detail: Detail) -> Stamp {
    story.does(Command::Tell(detail))
}

fn takes(role: &str, name: &str) -> Detail {
    Detail::RoleTaken { role: role.into(), name: name.into() }
}

fn states(aspect: Aspect, text: &str) -> Detail {
    Detail::AspectStated { aspect, text: text.into() }
}

/// What is said at the beginning beside the log: when, whom it hurts, who does what, who has to know.
fn declared(story: &mut Story) {
    tells(story, Detail::StartSet { at: at("02:33") });
    tells(story, Detail::DetectionSet { at: at("02:36") });
    tells(story, states(Aspect::Noticed, "Support got three calls; no alarm fired."));
    let impact = Impact {
        who: "Customers in the EU".into(),
        what: "cannot pay by card".into(),
        since: Some(at("02:33")),
        ..Impact::default()
    };
    tells(story, Detail::ImpactStated(impact.clone()));
    tells(story, Detail::ImpactStated(Impact { data: YesNo::No, legal: YesNo::Yes, ..impact }));
    tells(story, takes("Lead", "Ana"));
    tells(story, takes("Communications", "Jo"));
    tells(story, takes("Scribe", "Sam"));
    let who = "Legal | compliance".into();
    let informed = Informed { who, is_told: true, audience: Audience::Stakeholders, minutes: 60 };
    tells(story, Detail::InformedAdded(informed));
    for (name, link) in
        [("Chat", "https://chat.example/c/payments"), ("Errors", "https://errors.example/checkout")]
    {
        tells(story, Detail::Pinned { name: name.into(), link: link.into() });
    }
}

/// The script that was run on data, and how.
fn repairs(story: &mut Story) {
    let change = story.does(Command::LogChange(words("Marked the rejected payments to be tried again")));
    let how = ChangeDetails {
        kind: Some(ChangeKind::Script),
        script: "UPDATE payments SET state = 'retry'\nWHERE state = 'rejected' AND region = 'EU'".into(),
        reviewers: ["Ben".into(), String::new()],
        backup: YesNo::Yes,
        tried: YesNo::Yes,
        rows: "1,204".into(),
        rollback: "restore payments_backup_0250".into(),
        ..ChangeDetails::default()
    };
    tells(story, Detail::ChangeDescribed { change, how });
}

/// The incident, resolved, with its debrief.
pub fn long_story() -> Story {
    let mut story = Story::new();
    let say = |story: &mut Story, minutes: i64, command: Command| {
        story.now = story.now.plus_minutes(minutes);
        story.does(command)
    };
    let due = |story: &Story, minutes| Some(story.now.plus_minutes(minutes));
    let customers = Audience::Customers;
    story.at("02:41");
    story.does_late("02:31", Command::LogChange(words("Deployed checkout 4.12")));
    declared(&mut story);
    let next = due(&story, 30);
    say(&mut story, 2, told(customers, Phase::Investigating, "Card payments fail in Europe.", next));
    say(&mut story, 0, told(Audience::Stakeholders, Phase::Investigating, "Payments are down.", None));
    story.asks("Since when do payments fail?");
    let cache = story.supposes("The cache serves old prices");
    story.sees(Leaning::Against, Some(Source::Log), "No miss in the cache since 02:00");
    say(&mut story, 1, stands(cache, Standing::Disproved, "the cache is not asked at all"));
    let deploy = story.supposes("Release 4.12 rejects cards of the EU");
    let seen = story.sees(Leaning::For, Some(Source::Metric), "422 in every EU payment since 02:33");
    let link = Link::parse("https://graphs.example/d/payments?from=02:30").expect("a link");
    story.does(Command::LinkEvidence { evidence: seen, link });
    story.does(Command::SetSeverity(Severity::Critical));
    let until = due(&story, 20);
    let task = story.does(Command::AssignAction {
        owner: words("Maria"),
        text: words("look deep into the card validation"),
        due: until,
    });
    let slip = story.notes("=1+1 typed into the wrong window");
    story.undoes(slip);
    // The long middle: what a night is made of.
    let mut line = 0;
    while story.state().entries.len() < ENTRIES - 24 {
        line += 1;
        let at_line = |text: &str| words(&format!("{text} ({line})"));
        let command = match line % 5 {
            0 => Command::LogFinding(at_line("The error rate of EU cards is 34 %")),
            1 => Command::LogNote(at_line("Support reports more calls")),
            2 => Command::LogNote(words(&format!(
                "12:{line:02} WARN a|b <checkout> *retry*\n  at pay(Card:{line})"
            ))),
            3 => Command::LogDecision(at_line("Keep the old price list")),
            _ => Command::LogNote(at_line("The graphs look the same")),
        };
        story.now = story.now.plus_millis(20_000);
        story.does(command);
    }
    let next = due(&story, 20);
    say(&mut story, 1, told(customers, Phase::Identified, "A release rejects EU cards.", next));
    say(&mut story, 1, stands(deploy, Standing::Proven, "every rejected card is from the EU"));
    say(&mut story, 2, Command::LogDecision(words("Roll back, do not fix forward")));
    say(&mut story, 1, Command::LogChange(words("Rolled back checkout to 4.11")));
    repairs(&mut story);
    tells(&mut story, Detail::ActionMoved { action: task, owner: "Ben".into(), due: None });
    story.does(Command::CompleteAction(task));
    let reason = words("the rollback needs ten minutes to reach all regions");
    let later = story.now.plus_minutes(25);
    story.does(Command::PushBack { audience: customers, due: later, reason });
    say(&mut story, 4, Command::SetSeverity(Severity::Major));
    let until = story.now.plus_minutes(45);
    tells(&mut story, Detail::WatchSet { until });
    tells(&mut story, states(Aspect::Exit, "No EU card is rejected for forty minutes"));
    tells(&mut story, Detail::HandoverTaken { role: "Lead".into(), name: "Ben".into() });
    story.does(Command::LogFinding(words("No payment was rejected for ten minutes")));
    story.asks("Were cards charged twice?");
    let next = due(&story, 30);
    say(&mut story, 28, told(customers, Phase::Monitoring, "Payments work again; we watch.", next));
    story.does(Command::AssignAction {
        owner: words("Ops | night"),
        text: words("watch the graphs until 06:00"),
        due: None,
    });
    while story.state().entries.len() < ENTRIES - 3 {
        line += 1;
        story.notes(&format!("Nothing new ({line})"));
    }
    say(&mut story, 20, Command::SetPhase(Phase::Resolved));
    say(&mut story, 3, told(customers, Phase::Resolved, "This is over. Thank you for your patience.", None));
    let clear = AllClear {
        from: at("02:33"),
        to: story.state().resolved.expect("it is resolved"),
        data: YesNo::No,
        data_source: "the count of orders".into(),
        thanks: "Ana, Ben, Jo, Sam and Maria".into(),
        stand_down: "Everybody but the night shift".into(),
    };
    tells(&mut story, Detail::AllClearGiven(clear));
    assert_eq!(story.state().entries.len(), ENTRIES);
    morning_after_it(&mut story);
    story
}

fn morning_after_it(story: &mut Story) {
    story.now = Timestamp::parse("2026-11-22T09:00:00.000Z").expect("the morning after");
    let at = Some(story.now.plus_minutes(60));
    let reason = Some(words("a promise was late, and nobody was told of the release"));
    story.does(debrief(DebriefCommand::PlanDebrief { is_held: true, at, reason }));
    let first = story.does(why(None, "Cards of the EU were rejected"));
    let second = story.does(why(Some(first), "The validation knew only US formats"));
    story.does(why(Some(second), "The rules were copied from a US form"));
    let noticed = story.does(why(Some(first), "It took 10 minutes until somebody noticed"));
    story.does(why(Some(noticed), "No alarm looks at payments by region"));
    story.does(lesson(Lesson::WentWell, "The rollback took four minutes"));
    story.does(lesson(Lesson::WentWrong, "Two people changed the same setting"));
    story.does(lesson(Lesson::Lucky, "It was night in Europe"));
    story.does(lesson(Lesson::Monitoring, "No alarm for payments by region"));
    story.does(lesson(Lesson::Logs, "The reason of a rejection is not logged"));
    story.does(lesson(Lesson::Tests, "No test pays with an EU card"));
    use FixTerm::{Long, Short};
    use FollowUpKind::{Mitigate, Other, Prevent, Process};
    let done = story.does(follow_up("Maria", "Alarm on payments by region", Some(27), Mitigate, Short));
    story.does(follow_up("Payments team", "Test with a card of each region", Some(30), Prevent, Long));
    let announce =
        story.does(follow_up("Jo", "Releases are announced | in the channel", None, Process, Short));
    story.does(follow_up("", "Write down what support was asked", None, Other, Short));
    tells(story, states(Aspect::Trigger, "Release 4.12 went out to every region at once"));
    story.now = story.now.plus_minutes(26 * 60);
    let due = Timestamp::parse("2026-11-28T12:00:00.000Z");
    let (owner, kind, term) = (Some(words("Sam")), Process, Long);
    story.does(debrief(DebriefCommand::MoveFollowUp { follow_up: announce, owner, due, kind, term }));
    story.does(debrief(DebriefCommand::FinishFollowUp(done)));
}
