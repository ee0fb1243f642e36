//! How it is written down. The names in here are a contract, as those of the other facts are.

use super::{AllClear, Aspect, ChangeDetails, Detail, Impact, Informed, YesNo};
use crate::domain::change::ChangeKind;
use crate::domain::wire::{Asked, about_to, stamp_to, text_to, text_unless_empty_to, time_to, words_to};
use crate::json::Writer;

const YES_NO: [&str; 3] = ["unknown", "yes", "no"];
const ASPECTS: [&str; 3] = ["noticed", "trigger", "exit"];
const KINDS: [&str; 6] = ["deploy", "rollback", "restart", "switch", "script", "other"];

impl Detail {
    /// Writes its name and opens its fields, which the caller closes.
    pub(in crate::domain) fn to_json(&self, out: &mut Writer) {
        match self {
            Detail::ImpactStated(impact) => {
                out.name("impact_stated").map();
                text_unless_empty_to(out, "who", &impact.who);
                text_unless_empty_to(out, "what", &impact.what);
                text_unless_empty_to(out, "where", &impact.place);
                time_to(out, "since", impact.since);
                text_to(out, "data_lost", YES_NO[impact.data as usize]);
                text_to(out, "legal", YES_NO[impact.legal as usize]);
            }
            Detail::StartSet { at } => words_to(out, "start_set", "at", &at.to_string()),
            Detail::DetectionSet { at } => words_to(out, "detection_set", "at", &at.to_string()),
            Detail::RoleTaken { role, name } => {
                words_to(out, "role_taken", "role", role);
                text_unless_empty_to(out, "name", name);
            }
            Detail::HandoverTaken { role, name } => {
                words_to(out, "handover_taken", "role", role);
                text_to(out, "name", name);
            }
            Detail::InformedAdded(informed) => {
                words_to(out, "informed_added", "who", &informed.who);
                text_to(out, "told", YES_NO[if informed.is_told { 1 } else { 2 }]);
                text_to(out, "audience", informed.audience.word());
                out.name("minutes").number(informed.minutes as usize);
            }
            Detail::ActionTied { action, theory } => {
                about_to(out, "action_tied", "action", *action);
                stamp_to(out, "theory", *theory);
            }
            Detail::ActionMoved { action, owner, due } => {
                about_to(out, "action_moved", "action", *action);
                text_to(out, "owner", owner);
                time_to(out, "due", *due);
            }
            Detail::ChangeDescribed { change, how } => {
                about_to(out, "change_described", "change", *change);
                if let Some(kind) = how.kind {
                    text_to(out, "kind", KINDS[kind as usize]);
                }
                text_unless_empty_to(out, "script", &how.script);
                text_unless_empty_to(out, "reviewer", &how.reviewers[0]);
                text_unless_empty_to(out, "second_reviewer", &how.reviewers[1]);
                text_unless_empty_to(out, "unreviewed", &how.unreviewed);
                text_to(out, "backup", YES_NO[how.backup as usize]);
                text_to(out, "tried", YES_NO[how.tried as usize]);
                text_unless_empty_to(out, "rows", &how.rows);
                text_unless_empty_to(out, "rollback", &how.rollback);
            }
            Detail::Pinned { name, link } => {
                words_to(out, "pinned", "name", name);
                text_to(out, "link", link);
            }
            Detail::WatchSet { until } => words_to(out, "watch_set", "until", &until.to_string()),
            Detail::AllClearGiven(clear) => {
                words_to(out, "all_clear_given", "from", &clear.from.to_string());
                time_to(out, "to", Some(clear.to));
                text_to(out, "data_lost", YES_NO[clear.data as usize]);
                text_unless_empty_to(out, "thanks", &clear.thanks);
                text_unless_empty_to(out, "stand_down", &clear.stand_down);
            }
            Detail::AspectStated { aspect, text } => {
                words_to(out, "aspect_stated", "aspect", ASPECTS[*aspect as usize]);
                text_to(out, "text", text);
            }
            Detail::SeveritiesNamed { names } => {
                out.name("severities_named").map().name("names").list();
                for name in names {
                    out.text(name);
                }
                out.end_list();
            }
        }
    }

    /// The detail of that name; `None` where no detail has it.
    pub(in crate::domain) fn from_json(name: &str, f: &Asked) -> Option<Detail> {
        let yes_no = |name| YesNo::ALL[f.place(name, &YES_NO)];
        Some(match name {
            "impact_stated" => Detail::ImpactStated(Impact {
                who: f.words_or_empty("who"),
                what: f.words_or_empty("what"),
                place: f.words_or_empty("where"),
                since: f.time_if_any("since"),
                data: yes_no("data_lost"),
                legal: yes_no("legal"),
            }),
            "start_set" => Detail::StartSet { at: f.time("at") },
            "detection_set" => Detail::DetectionSet { at: f.time("at") },
            "role_taken" => Detail::RoleTaken { role: f.words("role"), name: f.words_or_empty("name") },
            "handover_taken" => Detail::HandoverTaken { role: f.words("role"), name: f.words("name") },
            "informed_added" => Detail::InformedAdded(Informed {
                who: f.words("who"),
                is_told: yes_no("told") == YesNo::Yes,
                audience: f.audience(),
                minutes: f.minutes(),
            }),
            "action_tied" => Detail::ActionTied { action: f.stamp("action"), theory: f.stamp("theory") },
            "action_moved" => Detail::ActionMoved {
                action: f.stamp("action"),
                owner: f.words("owner"),
                due: f.time_if_any("due"),
            },
            "change_described" => Detail::ChangeDescribed {
                change: f.stamp("change"),
                how: ChangeDetails {
                    kind: f.has("kind").then(|| ChangeKind::ALL[f.place("kind", &KINDS)]),
                    script: f.words_or_empty("script"),
                    reviewers: [f.words_or_empty("reviewer"), f.words_or_empty("second_reviewer")],
                    unreviewed: f.words_or_empty("unreviewed"),
                    backup: yes_no("backup"),
                    tried: yes_no("tried"),
                    rows: f.words_or_empty("rows"),
                    rollback: f.words_or_empty("rollback"),
                },
            },
            "pinned" => Detail::Pinned { name: f.words("name"), link: f.words("link") },
            "watch_set" => Detail::WatchSet { until: f.time("until") },
            "all_clear_given" => Detail::AllClearGiven(AllClear {
                from: f.time("from"),
                to: f.time("to"),
                data: yes_no("data_lost"),
                thanks: f.words_or_empty("thanks"),
                stand_down: f.words_or_empty("stand_down"),
            }),
            "aspect_stated" => Detail::AspectStated {
                aspect: Aspect::ALL[f.place("aspect", &ASPECTS)],
                text: f.words("text"),
            },
            "severities_named" => Detail::SeveritiesNamed { names: f.texts("names") },
            _ => return None,
        })
    }
}
