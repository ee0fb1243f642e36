//! Changes as they were really made: what kind, who looked at it, and how to go back.

use crate::domain::{
    ChangeDetails, ChangeKind, Command, Detail, EntryKind, EntryText, REDACTED, Stamp, State, YesNo,
};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{flag, text};
use crate::ui::screens::incident::details::form::{Pick, Row, Typed, TypedLine, TypedLines, asked, tell};
use crate::ui::state::session::Session;
use crate::ui::text::details::detail_error;
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

/// The section **Changes**.
#[component]
pub fn Changes(session: Session) -> impl IntoView {
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
        // Who looked at it is asked of scripts alone.
        let is_script = ChangeKind::ALL[form.kind.get_untracked()] == ChangeKind::Script;
        focus(if is_script { "change-reviewer" } else { "change-rollback" });
    };
    let item = move |key: Key| {
        view! { <ChangeRow session id=key.id describe=Callback::new(move |()| describe(key.id)) /> }
            .into_any()
    };
    view! {
        <ol class="details-list" aria-label="Changes made">
            <Each keys item />
        </ol>
        <ChangeForm session form described />
    }
}

#[component]
fn ChangeRow(
    session: Session,
    id: Stamp,
    /// Asks how it was made.
    describe: Callback<()>,
) -> impl IntoView {
    let said = session.text(move |s| about(s, id));
    let risks =
        session.text(move |s| corners(s.details.how(id).map(ChangeDetails::risks).unwrap_or_default()));
    let is_read_only = session.flag(move |s| !s.is_change(id));
    view! {
        <li>
            <span dir="auto" translate="no" use:shows=said></span>
            <Button class="quiet small" press=clicked(move || describe.run(()))>
                "How it was made"
            </Button>
            <Shown when=is_read_only>
                <p class="meta">"It only looks, so no evidence has to be checked again."</p>
            </Shown>
            <Shown when=flag(move || !risks.with(String::is_empty))>
                <p class="risks" use:shows=risks></p>
            </Shown>
        </li>
    }
}

/// What is dangerous about a change, in a sentence; nothing where nothing is.
fn corners(risks: Vec<&'static str>) -> String {
    if risks.is_empty() { String::new() } else { format!("Dangerous corners: {}.", risks.join(", ")) }
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

/// The form for a change that is not logged yet, or for how the one was made that is being described.
#[component]
fn ChangeForm(session: Session, form: Form, described: RwSignal<Option<Stamp>>) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let is_script = flag(move || ChangeKind::ALL[form.kind.get()] == ChangeKind::Script);
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
    let is_new = flag(move || described.get().is_none());
    let name = text(move || if is_new.get() { "Log the change" } else { "Keep how it was made" }.to_owned());
    view! {
        <form class="details-form" on:submit=submitted(keep)>
            <Shown when=is_new>
                <TypedLine field=form.what label="What was changed" example="Rolled back to 4.11" />
            </Shown>
            <Pick label="Kind of change" names=ChangeKind::ALL.map(ChangeKind::title) place=form.kind />
            <Shown when=is_script>
                <ScriptFields form />
            </Shown>
            <TypedLine field=form.rollback label="Way back" example="How to undo it" />
            <Refusal why=refused />
            <Row>
                <button type="submit" class="outline small" use:shows=name></button>
                <Shown when=flag(move || !is_new.get())>
                    <Button class="quiet small" press=clicked(done)>
                        "Cancel"
                    </Button>
                </Shown>
            </Row>
        </form>
    }
}

/// What is asked of a script alone.
#[component]
fn ScriptFields(form: Form) -> impl IntoView {
    let risks = text(move || corners(form.how().risks()));
    let answers = YesNo::ALL.map(YesNo::name);
    let [one, two] = form.reviewers;
    view! {
        <div class="details-form">
            <TypedLines field=form.script label="Exact text of the script" example="UPDATE … WHERE …" />
            <Row>
                <TypedLine field=one label="Reviewed by" />
                <TypedLine field=two label="And by" />
            </Row>
            <TypedLine field=form.unreviewed label="If nobody, why" />
            <Row>
                <Pick label="Backup taken" names=answers place=form.backup />
                <Pick label="Tried on a handful first" names=answers place=form.tried />
                <TypedLine field=form.rows label="Rows affected" />
            </Row>
            <p class="risks" role="status" use:shows=risks></p>
        </div>
    }
}

/// Logs a change and how it was made, or how one that is logged was made. Checked before anything is
/// logged, so that no half of it stands there.
fn log(session: Session, form: Form, described: Option<Stamp>) -> Result<(), String> {
    let how = untrack(|| form.how());
    how.check().map_err(|error| detail_error(&error))?;
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
