//! The sentences the checker was made for: the first of each pair is taken apart, the second passes.

use incident_scratchpad::domain::{Audience, FixedZone, Offset, Phase, Timestamp};
use incident_scratchpad::language::{
    Checker, Context, Field, Fix, Glossary, Ignored, Level, Parts, Proof, ReadersZone, Rule, Surface,
    Theories, check, most_severe,
};

fn rules(text: &str, context: &Context) -> Vec<Rule> {
    check(text, context).iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_queue_depth_is_asked_for_its_age_and_the_age_passes() {
    let context = Context { no_data_loss: Proof::Proven, ..Context::default() };
    let depth = rules("Analytics system is lagging by 100K Kafka messages", &context);
    assert!(depth.contains(&Rule::QueueDepth) && depth.contains(&Rule::InternalTechnology));
    let parts = Parts {
        headline: "Analytics is behind",
        happening: "Analytics is behind.",
        impact: "Analytics system is lagging by 2 hours; there’s no data loss.",
        doing: "We are adding capacity.",
        action: "There is nothing you need to do.",
        next_update: "Next update by 03:30 UTC.",
    };
    assert_eq!(check(parts, &context), []);
}

#[test]
fn failed_nodes_are_taken_apart_and_what_customers_notice_passes() {
    let inside = rules(
        "Two of the cluster nodes have failed, we have no elected leader, and quorum writes are failing.",
        &Context::default(),
    );
    assert_eq!(inside.iter().filter(|rule| **rule == Rule::InternalTechnology).count(), 3);
    let plain = "We’re facing an issue that means customers can’t make purchases. The team is working on a fix, and we’ll provide another update in the next hour.";
    assert_eq!(check(plain, &Context::default()), []);
}

#[test]
fn a_draft_misses_what_none_of_its_parts_says() {
    let parts = Parts { happening: "We look into Redis.", ..Parts::default() };
    let found = check(parts, &Context::default());
    let missing: Vec<(Rule, Field)> = found.iter().map(|finding| (finding.rule, finding.field)).collect();
    assert_eq!(
        missing,
        [
            (Rule::InternalTechnology, Field::Happening),
            (Rule::MissingImpact, Field::Impact),
            (Rule::MissingAction, Field::Action),
            (Rule::MissingNextUpdate, Field::NextUpdate)
        ]
    );
}

#[test]
fn what_one_part_says_is_not_missing_in_another() {
    let missing = |parts: Parts<'_>| {
        let found = check(parts, &Context::default());
        found.into_iter().map(|finding| finding.rule).collect::<Vec<Rule>>()
    };
    let impact = Parts {
        happening: "You cannot pay by card at checkout.",
        doing: "We look for the cause.",
        action: "Please pay by invoice.",
        next_update: "Next update by 03:30 UTC.",
        ..Parts::default()
    };
    assert_eq!(missing(impact), []);
    let headline = Parts { headline: "Card payments fail", happening: "We look into it.", ..impact };
    assert_eq!(missing(headline), []);
    let inside = Parts { happening: "The queue is down for us.", doing: "We cannot reproduce it.", ..impact };
    assert_eq!(missing(Parts { happening: "We look into it.", ..inside }), [Rule::MissingImpact]);
    let asked = Parts { impact: "Cards fail. Please pay by invoice.", action: "", ..impact };
    assert_eq!(missing(asked), []);
    let not = Parts { happening: "You can no longer pay by card.", action: "", ..impact };
    assert_eq!(missing(not), [Rule::MissingAction]);
}

#[test]
fn a_proven_theory_backs_only_a_cause_that_speaks_of_it() {
    let squirrel = "A squirrel bit through the office cable";
    let check = |proven: &[&str], open: &[&str], text: &str| {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        let theories = Some(Theories { proven: texts(proven), open: texts(open) });
        let found = check(text, &Context { theories, ..Context::default() });
        let cause = found.into_iter().find(|finding| finding.rule == Rule::UnprovenCause);
        cause.map(|finding| finding.why.into_owned())
    };
    let full = "Payments fail due to a full disk.";
    let other = format!("What is proven is something else: “{squirrel}”.");
    assert_eq!(check(&[squirrel], &[], full), Some(other));
    let disk = "The disk is full";
    assert_eq!(check(&[squirrel], &[disk], full), Some(format!("“{disk}” is not proven yet.")));
    assert_eq!(check(&[disk], &[], full), None);
    assert_eq!(
        check(&["The 14:02 deploy broke checkout"], &[], "Payments fail because of a recent change."),
        None
    );
    assert_eq!(
        check(&["Redis ran out of memory"], &[], "Pages are slow because of our temporary storage."),
        None
    );
    assert!(
        check(&["It is not DNS"], &[], "Mail is down, caused by DNS.").is_some(),
        "it is proven not to be"
    );
    assert!(
        check(
            &["The mail server’s certificate expired"],
            &[],
            "Mail is down due to a disk on the mail server."
        )
        .is_some()
    );
    assert!(
        check(&["The cable is cut"], &["The cable is loose"], "It fails because of the cable.").is_some(),
        "as near to the open one"
    );
    assert!(check(&["The gateway is slow"], &[], "A full disk led to the outage.").is_some());
}

#[test]
fn the_running_promise_is_written_with_both_zones() {
    let context = Context {
        now: Timestamp::from_millis(3 * 3_600_000),
        promise: Timestamp::from_millis(3 * 3_600_000 + 1_800_000),
        zone: Some(ReadersZone::new(FixedZone { name: "CEST".to_owned(), offset: Offset(120) })),
        ..Context::default()
    };
    let found = check("Bookings fail. Please call us.", &context);
    assert_eq!(found[0].fixes, [Fix::Replace(" Next update by 03:30 UTC (05:30 CEST).".to_owned())]);
    let other = check("Bookings fail. Next update by 06:00 CEST.", &context);
    assert_eq!(other[0].rule, Rule::PromiseMismatch);
    assert_eq!(
        other[0].apply("Bookings fail. Next update by 06:00 CEST.").as_deref(),
        Some("Bookings fail. Next update by 03:30 UTC (05:30 CEST).")
    );
}

#[test]
fn the_team_hears_technology_and_nobody_hears_a_secret() {
    let text =
        "Redis on db-prod-03.internal is down, password=Winter-2031! still works. Next update by 03:30 UTC.";
    let team = Context { audience: Audience::Team, ..Context::default() };
    assert_eq!(rules(text, &team), [Rule::Secret]);
    let all = rules(text, &Context::default());
    assert!(
        all.contains(&Rule::HostName)
            && all.contains(&Rule::InternalTechnology)
            && all.contains(&Rule::Secret)
    );
}

#[test]
fn a_debrief_is_read_for_blame_and_persons_only() {
    let debrief = Context { surface: Surface::Debrief, ..Context::default() };
    let text = "Redis failed at 3:30 due to human error: John's deploy was careless.";
    assert_eq!(rules(text, &debrief), [Rule::Blame, Rule::Person, Rule::Blame]);
}

#[test]
fn a_rule_that_is_off_and_a_finding_that_is_ignored_stay_silent() {
    let off = Context {
        off: vec![Rule::InternalTechnology],
        phase: Some(Phase::Investigating),
        ..Context::default()
    };
    assert!(!rules("Redis is down.", &off).contains(&Rule::InternalTechnology));
    let ignored = Ignored { rule: Rule::InternalTechnology, words: "Redis".to_owned() };
    let once = Context { ignored: vec![ignored], ..Context::default() };
    assert_eq!(
        rules("Redis and Kafka are down.", &once)
            .iter()
            .filter(|rule| **rule == Rule::InternalTechnology)
            .count(),
        1
    );
}

#[test]
fn spans_are_counted_as_a_browser_counts() {
    let found = check("🔥 Ünder Redis load, pages fail.", &Context::default());
    let span =
        found.iter().find(|finding| finding.rule == Rule::InternalTechnology).map(|finding| finding.span);
    let Some(span) = span else { panic!("found") };
    assert_eq!((span.start, span.utf16_start, span.utf16_end), (12, 9, 14));
}

#[test]
fn a_customer_is_named_in_no_language() {
    let checker =
        Checker::new(&Glossary { customers: vec!["Vexlo Foods".to_owned()], ..Glossary::default() });
    let found = checker.check(
        "Die Seite von Vexlo Foods ist nicht erreichbar und wir suchen den Fehler.",
        &Context::default(),
    );
    assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [Rule::NamedCustomer]);
}

#[test]
fn the_most_severe_come_first() {
    let found = check("Oops, Redis on db-prod-03.internal is down.", &Context::default());
    let first = most_severe(&found, 3);
    assert_eq!(first[0].level(), Level::Block);
    assert_eq!(first.len(), 3);
}

#[test]
fn a_cause_that_nobody_has_proven_names_the_theory_it_speaks_of() {
    let open = ["The certificate ran out", "It is DNS"].map(str::to_owned).to_vec();
    let theories = Some(Theories { proven: Vec::new(), open });
    let context = Context { theories, ..Context::default() };
    let why = |text: &str| {
        let found = check(text, &context);
        let cause = found.iter().find(|finding| finding.rule == Rule::UnprovenCause);
        cause.expect("a cause is claimed").why.clone().into_owned()
    };
    let certificate = "“The certificate ran out” is not proven yet.";
    assert_eq!(why("Sign-in fails because of a certificate that ran out."), certificate);
    assert_eq!(why("Sign-in fails because of a broken disk."), "“It is DNS” is not proven yet.");
    let nobody = Context { theories: Some(Theories::default()), ..Context::default() };
    let found = check("Sign-in fails because of a broken disk.", &nobody);
    assert!(found.iter().any(|finding| finding.why == "No proven theory stands behind this cause."));
}
