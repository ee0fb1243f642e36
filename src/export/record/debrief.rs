//! The debrief: follow-ups, whys, what was learnt, and whether it is held.

use super::{Record, item, joined, written};
use crate::domain::{DebriefEntry, FollowUp, Lesson, Plan};
use crate::export::announce::impact_looking_back;
use crate::export::debrief::{due_on, follow_up_state};
use crate::export::markdown_text::inline;
use crate::export::times;

impl Record<'_> {
    /// `None` while nothing was said.
    pub(super) fn debrief(&self) -> Option<String> {
        let debrief = &self.state.debrief;
        if debrief.is_empty() {
            return None;
        }
        let mut parts: Vec<String> = self.planned().into_iter().collect();
        let mut add = |name: &str, body: Option<String>| {
            parts.extend(body.map(|body| format!("### {name}\n\n{body}")));
        };
        add("Five whys", self.whys());
        for lesson in [Lesson::WentWell, Lesson::WentWrong, Lesson::Lucky] {
            add(lesson.name(), self.learnt(&[lesson]));
        }
        add("Gaps revealed", self.learnt(&Lesson::GAPS));
        add("Follow-ups", self.follow_ups());
        Some(parts.join("\n\n"))
    }

    /// Whether and when it is held, in a sentence.
    pub(in crate::export) fn planned(&self) -> Option<String> {
        let Plan { is_held, at, reason } = self.state.debrief.plan.as_ref()?;
        let held = match (is_held, at) {
            (true, Some(at)) => format!("A debrief is planned for {}", inline(&times::dated(*at, self.zone))),
            (true, None) => "A debrief will be held".to_owned(),
            (false, _) => "No debrief is needed".to_owned(),
        };
        let reason = inline(reason);
        Some(if reason.is_empty() { format!("{held}.") } else { format!("{held}: {reason}") })
    }

    /// The whys as nested lists, from the impact downwards.
    pub(in crate::export) fn whys(&self) -> Option<String> {
        // Readers give up on lists that are nested deeper than this.
        const DEEPEST: usize = 12;
        let lines = self.state.debrief.tree().into_iter().map(|branch| {
            let depth = (branch.depth - 1).min(DEEPEST);
            item(depth, &format!("Why {}:", branch.depth), &branch.why.text)
        });
        let lines = joined(lines.collect())?;
        Some(match impact_looking_back(self.state) {
            Some(impact) => format!("The impact: {}\n\n{lines}", written(&impact)),
            None => lines,
        })
    }

    /// What was learnt of some kinds; gaps are named, the others stand under their heading.
    pub(in crate::export) fn learnt(&self, lessons: &[Lesson]) -> Option<String> {
        let one = lessons.len() == 1;
        let lines = lessons.iter().flat_map(|lesson| {
            let lead = if one { String::new() } else { format!("**{}:**", lesson.name()) };
            let learnt = self.state.debrief.learnt(*lesson);
            learnt.map(move |learnt| item(0, &lead, &learnt.text))
        });
        joined(lines.collect())
    }

    /// The follow-ups as a list of tasks.
    pub(in crate::export) fn follow_ups(&self) -> Option<String> {
        joined(self.state.debrief.follow_ups.iter().map(|follow_up| self.follow_up(follow_up)).collect())
    }

    fn follow_up(&self, follow_up: &FollowUp) -> String {
        let mark = if follow_up.done.is_some() { "[x]" } else { "[ ]" };
        let owner = match follow_up.owner.is_empty() {
            true => "nobody yet".to_owned(),
            false => written(&follow_up.owner),
        };
        let about = self.about_follow_up(follow_up);
        item(0, &format!("{mark} **{owner}**, {}, {about}:", follow_up.kind.in_text()), &follow_up.text)
    }

    /// Its reach, its day, and that it is done: `long-term, due 2026-11-28, overdue`.
    pub(in crate::export) fn about_follow_up(&self, follow_up: &FollowUp) -> String {
        follow_up_state(follow_up, self.zone, self.exported)
    }

    /// The words for an entry of the debrief, and whether its text says what they do not.
    pub(super) fn debrief_kind(&self, entry: DebriefEntry, has_text: bool) -> (String, bool) {
        let name = entry.name().to_owned();
        match entry {
            DebriefEntry::FollowUp => (name, true),
            DebriefEntry::FollowUpDone(done) => (format!("{name}: {}", self.named(done)), false),
            DebriefEntry::Why(None) => (format!("{name} (the impact)"), true),
            DebriefEntry::Why(Some(under)) => (format!("{name} ({})", self.named(under)), true),
            DebriefEntry::Lesson(_) => (name, true),
            DebriefEntry::Plan { at: Some(at), .. } => {
                (format!("{name} for {}", inline(&times::dated(at, self.zone))), has_text)
            }
            DebriefEntry::Plan { .. } => (name, has_text),
            DebriefEntry::FollowUpMoved { follow_up, due } => {
                (format!("{name}: {}, {}", self.named(follow_up), due_on(due)), has_text)
            }
        }
    }
}
