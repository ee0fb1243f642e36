//! JSON that tools hand out: Slack's export of a channel, Alertmanager, PagerDuty, `incidents.json` of a status page.

use super::tree::Json;
use super::{Kind, Proposed, time_of};
use crate::evidence::block::Paste;
use crate::evidence::reading::Reading;
use crate::evidence::why::Why;

/// The entries of a JSON text of a known form.
pub(super) fn read(paste: &Paste) -> Option<(Kind, Vec<Proposed>)> {
    let text = paste.text.trim();
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let value = Json::read(text)?;
    slack(&value, paste)
        .or_else(|| alertmanager(&value, paste))
        .or_else(|| status_page(&value, paste))
        .or_else(|| pagerduty(&value, paste))
}

fn list<'v>(value: &'v Json, name: &str) -> Option<&'v Vec<Json>> {
    value.as_array().or_else(|| value.get(name)?.as_array()).filter(|all| !all.is_empty())
}

fn word<'v>(value: &'v Json, path: &str) -> Option<&'v str> {
    path.split('.')
        .try_fold(value, |value, name| value.get(name))?
        .as_str()
        .filter(|word| !word.trim().is_empty())
}

fn first<'v>(value: &'v Json, paths: &[&str]) -> Option<&'v str> {
    paths.iter().find_map(|path| word(value, path))
}

/// The time in a field; where none is, nothing is supplied.
fn time(text: Option<&str>, paste: &Paste) -> Reading {
    text.map_or_else(|| Reading::none(Why::NoTime), |text| time_of(text, paste))
}

fn entry(reading: &Reading, author: Option<&str>, text: String, link: Option<&str>) -> Proposed {
    let link = link.filter(|link| link.starts_with("https://") || link.starts_with("http://"));
    Proposed { link: link.map(str::to_owned), ..Proposed::new(reading, author.map(str::to_owned), text) }
}

/// `[{"type":"message","user":"U1","ts":"1795941013.000200","text":"…"}]`
fn slack(value: &Json, paste: &Paste) -> Option<(Kind, Vec<Proposed>)> {
    let all = list(value, "messages")?;
    let is_one = |message: &Json| word(message, "ts").is_some() && message.get("text").is_some();
    if !all.iter().any(is_one) {
        return None;
    }
    let messages = all.iter().filter(|message| is_one(message)).filter_map(|message| {
        let ts = word(message, "ts")?;
        let author = first(
            message,
            &["user_profile.real_name", "user_profile.display_name", "username", "bot_profile.name", "user"],
        );
        let is_reply = word(message, "thread_ts").is_some_and(|thread| thread != ts);
        let reactions = message.get("reactions").and_then(Json::as_array);
        let count = |reaction: &Json| reaction.get("count").and_then(Json::as_count);
        let reactions: usize = reactions.map_or(0, |all| all.iter().filter_map(count).sum());
        // The key says that the number is a time.
        let reading = time(Some(&format!("ts={ts}")), paste);
        let text = word(message, "text")?.to_owned();
        Some((is_reply, Proposed { folded: reactions, ..entry(&reading, author, text, None) }))
    });
    let mut entries: Vec<Proposed> = Vec::new();
    for (is_reply, message) in messages {
        match entries.last_mut() {
            // A reply goes with the message above, whose own words stay the entry.
            Some(above) if is_reply => above.folded += 1 + message.folded,
            Some(_) | None => entries.push(message),
        }
    }
    Some((Kind::Chat, entries))
}

/// The webhook and the API of Alertmanager.
fn alertmanager(value: &Json, paste: &Paste) -> Option<(Kind, Vec<Proposed>)> {
    let all = list(value, "alerts").or_else(|| value.get("data")?.get("alerts")?.as_array())?;
    let is_one = |alert: &Json| alert.get("labels").is_some() && word(alert, "startsAt").is_some();
    if !all.iter().any(is_one) {
        return None;
    }
    let mut entries = Vec::new();
    for alert in all.iter().filter(|alert| is_one(alert)) {
        let name = first(alert, &["labels.alertname"]).unwrap_or("Alert");
        let place = first(alert, &["labels.instance", "labels.service", "labels.job"]);
        let about = first(alert, &["annotations.summary", "annotations.description", "annotations.message"]);
        let link = word(alert, "generatorURL");
        let say = |state: &str| {
            let place = place.map_or_else(String::new, |place| format!(" ({place})"));
            let about = about.map_or_else(String::new, |about| format!(": {about}"));
            format!("{name}{place} {state}{about}")
        };
        entries.push(entry(&time(word(alert, "startsAt"), paste), Some("Alertmanager"), say("firing"), link));
        let is_over = word(alert, "status") == Some("resolved");
        // An alert that fires has an end in the year 1, or one that is only expected.
        let end = word(alert, "endsAt").filter(|_| is_over);
        entries.extend(
            end.map(|end| entry(&time(Some(end), paste), Some("Alertmanager"), say("resolved"), link)),
        );
    }
    Some((Kind::Alerts, entries))
}

/// `incidents.json` of Statuspage, as GitHub's: each update of an incident is an entry.
fn status_page(value: &Json, paste: &Paste) -> Option<(Kind, Vec<Proposed>)> {
    let all = list(value, "incidents")?;
    let is_one = |incident: &Json| incident.get("incident_updates").and_then(Json::as_array).is_some();
    if !all.iter().any(is_one) {
        return None;
    }
    let page = word(value, "page.name");
    let mut entries = Vec::new();
    for incident in all.iter().filter(|incident| is_one(incident)) {
        let name = word(incident, "name").unwrap_or("Incident");
        let link = word(incident, "shortlink");
        for update in incident.get("incident_updates").and_then(Json::as_array).into_iter().flatten() {
            let at = first(update, &["display_at", "created_at"]);
            let status = word(update, "status").unwrap_or("update").replace('_', " ");
            let body = word(update, "body").unwrap_or_default();
            entries.push(entry(&time(at, paste), page, format!("{name} – {status}: {body}"), link));
        }
    }
    entries.sort_by_key(|entry| entry.at);
    Some((Kind::VendorIncidents, entries))
}

/// A webhook of PagerDuty, its incidents or the log of one.
fn pagerduty(value: &Json, paste: &Paste) -> Option<(Kind, Vec<Proposed>)> {
    if let Some(event) = value.get("event").filter(|event| word(event, "event_type").is_some()) {
        let kind = word(event, "event_type")?.rsplit('.').next().unwrap_or_default().to_owned();
        let title = first(event, &["data.title", "data.summary"]).unwrap_or("Incident");
        let author = first(event, &["agent.summary"]).or(Some("PagerDuty"));
        let at = time(word(event, "occurred_at"), paste);
        return Some((
            Kind::Alerts,
            vec![entry(&at, author, format!("{kind}: {title}"), word(event, "data.html_url"))],
        ));
    }
    let all = ["incidents", "log_entries"].iter().find_map(|name| value.get(name)?.as_array())?;
    let entries = all.iter().filter_map(|one| {
        let title = first(one, &["title", "summary", "channel.summary"])?;
        let author = first(one, &["agent.summary"]).or(Some("PagerDuty"));
        let status = word(one, "status").map_or_else(String::new, |status| format!(" ({status})"));
        Some(entry(
            &time(word(one, "created_at"), paste),
            author,
            format!("{title}{status}"),
            word(one, "html_url"),
        ))
    });
    Some((Kind::Alerts, entries.collect()))
}
