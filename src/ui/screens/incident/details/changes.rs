//! Changes as they were really made: what kind, who looked at it, and how to go back.

use crate::domain::{
    ChangeDetails, ChangeKind, Command, Detail, EntryKind, EntryText, REDACTED, Stamp, State, YesNo,
};
use crate::ui::kit::dom::{View, el, nothing};
use crate::ui::kit::lean::{Key, flag, list, refusal, submit, text, when};
use crate::ui::screens::incident::details::form::{Typed, asked, button, part, pick, row, tell};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// How many of the changes are listed.
const SHOWN: usize = 8;

#[derive(Clone, Copy)]
struct Form {
    what: Typed,
    kind: RwSignal<usize>,
    script: Typed,
    reviewers: [Typed; 2],
    unreviewed: Typed,
    backup: RwSignal<usize>,
    tried: RwSignal<usize>,
    rows: Typed,
    rollback: Typed,
}

impl Form {
    fn new(session: Session) -> Form {
        let typed = |id| Typed::new(session, id);
        Form {
            what: typed("change-what"),
            kind: RwSignal::new(0),
            script: typed("change-script"),
            reviewers: [typed("change-reviewer"), typed("change-second")],
            unreviewed: typed("change-unreviewed"),
            backup: RwSignal::new(0),
            tried: RwSignal::new(0),
            rows: typed("change-rows"),
            rollback: typed("change-rollback"),
        }
    }

    fn texts(self) -> [Typed; 7] {
        let [one, two] = self.reviewers;
        [self.what, self.script, one, two, self.unreviewed, self.rows, self.rollback]
    }

    fn clear(self) {
        self.texts().into_iter().for_each(Typed::clear);
        [self.backup, self.tried].into_iter().for_each(|answer| answer.set(0));
    }

    /// Shows what is known of a change.
    fn show(self, how: &ChangeDetails, what: &str, kind: ChangeKind) {
        self.clear();
        self.kind.set(kind as usize);
        let [one, two] = &how.reviewers;
        let words = [what, &how.script, one, two, &how.unreviewed, &how.rows, &how.rollback];
        self.texts().into_iter().zip(words).for_each(|(field, words)| field.show((*words).to_owned()));
        self.backup.set(how.backup as usize);
        self.tried.set(how.tried as usize);
    }

    fn how(self) -> ChangeDetails {
        ChangeDetails {
            kind: Some(ChangeKind::ALL[self.kind.get()]),
            script: self.script.follow(),
            reviewers: self.reviewers.map(Typed::follow),
            unreviewed: self.unreviewed.follow(),
            backup: YesNo::ALL[self.backup.get()],
            tried: YesNo::ALL[self.tried.get()],
            rows: self.rows.follow(),
            rollback: self.rollback.follow(),
        }
    }
}

/// The part **Changes made**.
pub fn changes(session: Session) -> View {
    let form = Form::new(session);
    let described = RwSignal::new(None::<Stamp>);
    let keys = session.keys(|s| {
        let made = s.timeline().rev().filter(|e| e.kind == EntryKind::Change && e.undone.is_none());
        made.take(SHOWN).map(|entry| Key::of(entry.id)).collect()
    });
    let describe = move |change: Stamp| {
        session.peek(|i| {
            let state = i.state();
            let how = state.details.how(change).cloned().unwrap_or_default();
            let what = state.entries.get(change).map_or("", |entry| &entry.text);
            form.show(&how, what, state.change_kind(change));
            if how.script.is_empty() && how.kind.is_none() {
                form.script.show(what.to_owned());
            }
        });
        described.set(Some(change));
        crate::ui::kit::focus::focus("change-reviewer");
    };
    let is_read_only = move |id: Stamp| session.flag(move |s| !s.is_change(id));
    let line = move |key: Key| {
        let said = session.text(move |s| about(s, key.id));
        let risks = session.text(move |s| {
            let risks = s.details.how(key.id).map(|how| how.risks().join(", ")).unwrap_or_default();
            if risks.is_empty() { risks } else { format!("Dangerous corners: {risks}.") }
        });
        let looks = is_read_only(key.id);
        el("li")
            .child(el("span").verbatim().child(said))
            .child(button("quiet small", "How it was made", move || describe(key.id)))
            .child(when(
                move || looks.get(),
                || {
                    el("p")
                        .class("meta")
                        .child("It only looks, so no evidence has to be checked again.")
                        .view()
                },
            ))
            .child(when(
                move || !risks.with(String::is_empty),
                move || el("p").class("risks").child(risks).view(),
            ))
            .view()
    };
    part("Changes made")
        .child(
            el("ol")
                .class("details-list")
                .attr("aria-label", "Changes made")
                .child(list(move || keys.get(), line)),
        )
        .child(change_form(session, form, described))
        .view()
}

fn about(state: &State, change: Stamp) -> String {
    let Some(entry) = state.entries.get(change) else { return String::new() };
    let kind = match state.change_kind(change) {
        _ if !state.is_change(change) => "Command",
        ChangeKind::Script if state.details.how(change).is_none() => "Script or command",
        kind => kind.title(),
    };
    format!("{} UTC {kind}: {}", entry.happened.utc().clock(), words::excerpt(&entry.text))
}

fn change_form(session: Session, form: Form, described: RwSignal<Option<Stamp>>) -> View {
    let refused = RwSignal::new(None::<String>);
    let is_script = flag(move || ChangeKind::ALL[form.kind.get()] == ChangeKind::Script);
    let risks = text(move || match form.how().risks().join(", ") {
        risks if risks.is_empty() => risks,
        risks => format!("Dangerous corners: {risks}."),
    });
    let done = move || {
        form.clear();
        described.set(None);
    };
    let keep = move || match log(session, form, described.get_untracked()) {
        Ok(()) => {
            refused.set(None);
            done();
        }
        Err(why) => refused.set(Some(why)),
    };
    let answers = YesNo::ALL.map(YesNo::name);
    let [one, two] = form.reviewers;
    let script = move || {
        el("div")
            .class("details-form")
            .child(form.script.lines("Exact text of the script", "UPDATE … WHERE …"))
            .child(row(vec![one.line("Reviewed by", "").view(), two.line("And by", "").view()]))
            .child(form.unreviewed.line("If nobody, why", ""))
            .child(row(vec![
                pick("Backup taken", &answers, form.backup).view(),
                pick("Tried on a handful first", &answers, form.tried).view(),
                form.rows.line("Rows affected", "").view(),
            ]))
            .child(el("p").class("risks").attr("role", "status").child(risks))
            .view()
    };
    let kinds = ChangeKind::ALL.map(ChangeKind::title);
    // Made anew for another change, so that it shows that change's kind and answers.
    crate::ui::kit::remade::remade(move || {
        let is_new = described.get().is_none();
        let name = if is_new { "Log the change" } else { "Keep how it was made" };
        let what =
            if is_new { form.what.line("What was changed", "Rolled back to 4.11").view() } else { nothing() };
        el("form")
            .class("details-form")
            .child(what)
            .child(pick("Kind of change", &kinds, form.kind))
            .child(when(move || is_script.get(), script))
            .child(form.rollback.line("Way back", "How to undo it"))
            .child(refusal(refused))
            .child(row(vec![
                el("button").attr("type", "submit").class("outline small").child(name).view(),
                if is_new { nothing() } else { button("quiet small", "Cancel", done) },
            ]))
            .on("submit", submit(keep))
            .view()
    })
}

/// Logs a change and how it was made, or how one that is logged was made. Checked before anything is
/// logged, so that no half of it stands there.
fn log(session: Session, form: Form, described: Option<Stamp>) -> Result<(), String> {
    let how = untrack(|| form.how());
    how.check().map_err(|error| crate::ui::text::details::detail_error(&error))?;
    let change = match described {
        Some(change) => change,
        None => {
            let typed = form.what.get();
            let text = EntryText::parse(&typed).map_err(words::text_error)?;
            let logged = asked(session.dispatch(Command::LogChange(text)))?;
            logged.ok_or_else(|| REDACTED.to_owned())?
        }
    };
    tell(session, Detail::ChangeDescribed { change, how })
}
