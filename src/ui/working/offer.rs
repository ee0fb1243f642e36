//! The offer to turn a sentence that claims certainty into a theory to check: once, under the words
//! that were just added, gone with the next ones.

use crate::domain::{Command, EntryKind, EntryText, Stamp, State, certain_claim};
use crate::ui::dom::{View, el};
use crate::ui::lean::{click, when};
use crate::ui::reactive::*;
use crate::ui::session::Session;

/// The offer; nothing while there is none.
pub fn offer(session: Session) -> View {
    let own = session.replica();
    let latest = move |s: &State| s.entries.iter().last().filter(|e| e.id.replica() == own).map(|e| e.id);
    let answered = RwSignal::new(None::<Stamp>);
    let claim = session.text(move |s| {
        let entry = latest(s).filter(|id| answered.get() != Some(*id)).and_then(|id| s.entries.get(id));
        let is_log = |kind| matches!(kind, EntryKind::Note | EntryKind::Finding | EntryKind::Decision);
        let entry = entry.filter(|e| e.undone.is_none() && is_log(e.kind));
        entry.and_then(|e| certain_claim(&e.text)).unwrap_or_default().to_owned()
    });
    let leave = move || answered.set(session.peek(|i| latest(i.state())).flatten());
    let propose = move || {
        if let Ok(statement) = EntryText::parse(&claim.get_untracked()) {
            session.ask(Command::ProposeTheory { question: None, statement });
        }
    };
    let line = move || {
        el("div")
            .class("offer")
            .attr("role", "status")
            .child(el("span").child("“").child(claim).child("” is an assumption until it was checked."))
            .child(
                el("button")
                    .attr("type", "button")
                    .class("outline small")
                    .child("Make it a theory")
                    .on("click", click(propose)),
            )
            .child(
                el("button")
                    .attr("type", "button")
                    .class("quiet small")
                    .child("Leave it")
                    .on("click", click(leave)),
            )
            .view()
    };
    when(move || !claim.get().is_empty(), line)
}
