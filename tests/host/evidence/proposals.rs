//! Chats, alerts and tables as proposed entries.

use crate::zones::{find, zone};
use incident_scratchpad::domain::time_expression::instant_of_iso;
use incident_scratchpad::evidence::{Kind, Paste, Proposed, proposals};

const NOW: &str = "2026-11-29T09:00:00Z";

fn read(text: &str) -> Option<(Kind, Vec<Proposed>)> {
    let viewer = zone("Europe/Berlin");
    let now = instant_of_iso(NOW).expect("an instant");
    proposals(&Paste { text, now, viewer: &viewer, remembered: &|_| None, zones: &find })
}

/// Each entry as time, author and words.
fn rows(text: &str) -> (Kind, Vec<(String, String, String)>) {
    let (kind, entries) = read(text).unwrap_or_else(|| panic!("nothing in {text}"));
    let row = |entry: Proposed| {
        let at = entry.at.map_or_else(|| "-".to_owned(), |at| at.to_string()[..19].to_owned());
        (at, entry.author.unwrap_or_default(), entry.text)
    };
    (kind, entries.into_iter().map(row).collect())
}

#[track_caller]
fn check(text: &str, kind: Kind, wanted: &[(&str, &str, &str)]) {
    let (found, entries) = rows(text);
    let wanted: Vec<_> = wanted
        .iter()
        .map(|(at, who, what)| ((*at).to_owned(), (*who).to_owned(), (*what).to_owned()))
        .collect();
    assert_eq!((found, entries), (kind, wanted), "{text}");
}

const CHAT: &[(&str, &str, &str)] = &[
    ("2026-11-29T02:57:00", "Ana Example", "checkout fails for everyone"),
    ("2026-11-29T03:01:00", "Bo Sample", "rolled back to 41\nlooking better"),
];

#[test]
fn a_chat_copied_from_its_window_is_its_messages() {
    for text in [
        // Slack
        "Ana Example\n  3:57 AM\ncheckout fails for everyone\n:eyes:\n2\n3 replies\nLast reply today at 4:20 AM\nBo Sample\n  4:01 AM\nrolled back to 41\nlooking better (edited)\n",
        "Ana Example  3:57 AM\ncheckout fails for everyone\n👀\n1\nBo Sample APP  4:01 AM\nrolled back to 41\nlooking better\n",
        // Discord
        "Ana Example — Today at 3:57 AM\ncheckout fails for everyone\nBo Sample — Today at 4:01 AM\nrolled back to 41\nlooking better\n",
        "Ana Example — 29/11/2026 03:57\ncheckout fails for everyone\nBo Sample — 29/11/2026 04:01\nrolled back to 41\nlooking better\n",
        // Teams
        "[3:57 AM] Ana Example\ncheckout fails for everyone\n[4:01 AM] Bo Sample\nrolled back to 41\nlooking better\n",
        // Google Chat
        "Ana Example, 3:57 AM\ncheckout fails for everyone\nBo Sample, 4:01 AM\nrolled back to 41\nlooking better\n",
        "Ana Example\n, \n3:57 AM\ncheckout fails for everyone\nBo Sample\n, \n4:01 AM\nrolled back to 41\nlooking better\n",
        // WhatsApp
        "[29.11.26, 03:57:00] Ana Example: checkout fails for everyone\n[29.11.26, 04:01:00] Bo Sample: rolled back to 41\nlooking better\n",
        "29/11/2026, 03:57 - Ana Example: checkout fails for everyone\n29/11/2026, 04:01 - Bo Sample: rolled back to 41\nlooking better\n",
    ] {
        check(text, Kind::Chat, CHAT);
    }
}

#[test]
fn the_log_of_an_irc_client_is_its_messages() {
    let wanted =
        [("2026-11-29T02:57:00", "ana", "checkout fails"), ("2026-11-29T03:01:00", "bo", "rolled back")];
    check(
        "03:57 <@ana> checkout fails\n03:58 -!- cy [c@example.test] has joined #ops\n04:01 < bo> rolled back\n",
        Kind::Chat,
        &wanted,
    );
    check(
        "2026-11-29 03:57:00\t@ana\tcheckout fails\n2026-11-29 03:58:00\t-->\tcy has joined\n2026-11-29 04:01:00\tbo\trolled back\n",
        Kind::Chat,
        &wanted,
    );
}

#[test]
fn yesterday_is_the_day_before() {
    let (_, entries) =
        rows("Ana — Yesterday at 3:57 AM\na\nBo — Yesterday at 11:01 PM\nb\nCy — Today at 3:58 AM\nc\n");
    let times: Vec<&str> = entries.iter().map(|(at, ..)| at.as_str()).collect();
    assert_eq!(times, ["2026-11-28T02:57:00", "2026-11-28T22:01:00", "2026-11-29T02:58:00"]);
}

#[test]
fn slacks_export_folds_replies_and_reactions() {
    let text = r#"[{"type":"message","user":"U1","user_profile":{"real_name":"Ana Example"},"ts":"1795921020.000200","text":"checkout fails","reactions":[{"name":"eyes","count":3}]},
        {"type":"message","user":"U2","ts":"1795921080.000100","thread_ts":"1795921020.000200","text":"same here"},
        {"type":"message","user":"U2","ts":"1795921260.000100","text":"rolled back"}]"#;
    check(
        text,
        Kind::Chat,
        &[
            ("2026-11-29T02:57:00", "Ana Example", "checkout fails"),
            ("2026-11-29T03:01:00", "U2", "rolled back"),
        ],
    );
    let (_, entries) = read(text).expect("a chat");
    assert_eq!((entries[0].folded, entries[0].is_certain), (4, true));
}

#[test]
fn alerts_are_entries_with_their_link() {
    let text = r#"{"version":"4","status":"firing","alerts":[{"status":"resolved","labels":{"alertname":"HighErrorRate","instance":"api1:9100"},"annotations":{"summary":"5 % of requests fail"},"startsAt":"2026-11-29T02:57:58.123Z","endsAt":"2026-11-29T03:12:00Z","generatorURL":"https://prometheus.example.test/graph"},
        {"status":"firing","labels":{"alertname":"DiskFull"},"startsAt":"2026-11-29T03:00:00+01:00","endsAt":"0001-01-01T00:00:00Z","generatorURL":"javascript:alert(1)"}]}"#;
    check(
        text,
        Kind::Alerts,
        &[
            ("2026-11-29T02:57:58", "Alertmanager", "HighErrorRate (api1:9100) firing: 5 % of requests fail"),
            (
                "2026-11-29T03:12:00",
                "Alertmanager",
                "HighErrorRate (api1:9100) resolved: 5 % of requests fail",
            ),
            ("2026-11-29T02:00:00", "Alertmanager", "DiskFull firing"),
        ],
    );
    let (_, entries) = read(text).expect("alerts");
    assert_eq!(entries[0].link.as_deref(), Some("https://prometheus.example.test/graph"));
    assert_eq!(entries[2].link, None, "a link that runs a script is none");
    let text = r#"{"event":{"id":"1","event_type":"incident.triggered","occurred_at":"2026-11-29T02:57:58Z","agent":{"summary":"Ana Example"},"data":{"title":"Checkout down","html_url":"https://example.pagerduty.test/incidents/1"}}}"#;
    check(text, Kind::Alerts, &[("2026-11-29T02:57:58", "Ana Example", "triggered: Checkout down")]);
    let text = r#"{"incidents":[{"title":"Checkout down","status":"resolved","created_at":"2026-11-29T02:57:58Z","html_url":"https://example.pagerduty.test/1"}]}"#;
    check(text, Kind::Alerts, &[("2026-11-29T02:57:58", "PagerDuty", "Checkout down (resolved)")]);
}

#[test]
fn a_vendors_outage_is_evidence_with_its_link() {
    let text = r#"{"page":{"name":"Example Cloud"},"incidents":[{"name":"API errors","shortlink":"https://stspg.example.test/x","incident_updates":[
        {"status":"resolved","body":"It is over.","created_at":"2026-11-29T03:30:00.000Z"},
        {"status":"investigating","body":"We see errors.","created_at":"2026-11-29T02:50:00.000Z"}]}]}"#;
    check(
        text,
        Kind::VendorIncidents,
        &[
            ("2026-11-29T02:50:00", "Example Cloud", "API errors – investigating: We see errors."),
            ("2026-11-29T03:30:00", "Example Cloud", "API errors – resolved: It is over."),
        ],
    );
}

#[test]
fn tables_are_rows() {
    check(
        "time,host,error\n2026-11-29 03:57:58,api1,\"timed out, twice\"\n2026-11-29 03:58:12,api2,refused\n",
        Kind::Table,
        &[
            ("2026-11-29T02:57:58", "", "host: api1, error: timed out, twice"),
            ("2026-11-29T02:58:12", "", "host: api2, error: refused"),
        ],
    );
    check(
        "id;timestamp;value\n1;1795921078;5\n2;1795921092;7\n",
        Kind::Table,
        &[("2026-11-29T02:57:58", "", "id: 1, value: 5"), ("2026-11-29T02:58:12", "", "id: 2, value: 7")],
    );
    check(
        "LAST SEEN   TYPE      REASON    OBJECT       MESSAGE\n5m          Warning   BackOff   pod/api-1    Back-off restarting\n2m10s (x3 over 1h)   Normal    Pulled    pod/api-1    Image pulled\n",
        Kind::Table,
        &[
            ("2026-11-29T08:55:00", "", "Warning BackOff pod/api-1 Back-off restarting"),
            ("2026-11-29T08:57:50", "", "Normal Pulled pod/api-1 Image pulled"),
        ],
    );
}

#[test]
fn what_is_neither_is_left_to_the_reader_of_lines() {
    for text in [
        "",
        "2026-11-29 09:30:13,806 WARN a\n2026-11-29 09:30:14,806 WARN b\n",
        "[09:44:36] INFO: loglevel prefix\n[09:44:37] WARN: x\n",
        "[2026-11-29 09:44:36] production.ERROR: it broke {\"a\":1}\n",
        "{\"level\":30,\"time\":1795941870748}\n{\"level\":30,\"time\":1795941870749}\n",
        "id,name\n1,a\n2,b\n",
        "{not json",
        "[]",
        "{\"alerts\":[]}",
        "\u{0}\u{1}",
    ] {
        assert_eq!(read(text).map(|(kind, _)| kind), None, "{text}");
    }
}
