//! How a theory stands, and the reason that a conclusion asks for. What speaks against a theory rules it out at once.

use crate::domain::{Command, EntryText, Missing, Rejected, Stamp, Standing};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{TextField, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, escaped, submitted, valued};
use crate::ui::kit::options::Options;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{Choice, effect, flag, text};
use crate::ui::kit::sized::Sized;
use crate::ui::screens::incident::theories::missing::{Mend, RuleOutForm};
use crate::ui::screens::incident::theories::parts::of_theory;
use crate::ui::state::session::{Session, WHO};
use crate::ui::text::words;
use leptos::html::Select;
use leptos::prelude::*;

/// What may be wanted while a reason is still asked for.
const WANTED: [Option<Standing>; 6] = [
    None,
    Some(Standing::Assumption),
    Some(Standing::Testing),
    Some(Standing::Proven),
    Some(Standing::Disproved),
    Some(Standing::Abandoned),
];

/// The class of a standing's looks.
pub fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Assumption => "assumption",
        Standing::Testing => "testing",
        Standing::Proven => "proven",
        Standing::Disproved => "disproved",
        Standing::Abandoned => "abandoned",
    }
}

/// A conclusion that is being drawn.
#[derive(Clone, Copy)]
pub struct Drawing {
    pub session: Session,
    pub theory: Stamp,
    /// What asks for its reason now, or for what rules it out.
    wanted: Choice<Option<Standing>>,
    /// What waits for something that is missing.
    denied: Choice<Option<Standing>>,
    /// It is drawn although its evidence does not suffice.
    anyway: RwSignal<bool>,
    refused: RwSignal<Option<String>>,
}

impl Drawing {
    /// Draws it. Where words are still asked for, their field opens; where evidence is missing, it says which.
    pub fn draw(self, to: Standing, reason: Option<EntryText>, by: Option<EntryText>) {
        let theory = self.theory;
        let command = match reason {
            Some(reason) if self.anyway.get_untracked() => {
                Command::ConcludeAnyway { theory, standing: to, reason, by }
            }
            reason => Command::ChangeStanding { theory, standing: to, reason, by },
        };
        self.heed(to, self.session.dispatch(command));
    }

    /// Takes in what became of it.
    pub fn heed(self, to: Standing, done: Result<Stamp, Rejected>) {
        match done {
            Err(Rejected::ReasonMissing(_)) => {
                self.stop();
                self.wanted.set(Some(to));
            }
            Err(Rejected::ConcludedOnNothing { standing: Standing::Disproved, .. }) => {
                self.wanted.set(Some(to));
            }
            Err(Rejected::Unchanged) | Ok(_) => self.stop(),
            Err(rejected) => {
                let lacks_evidence = matches!(rejected, Rejected::ConcludedOnNothing { .. });
                self.stop();
                self.refused.set(Some(words::rejected(&rejected)));
                self.denied.set(Some(to).filter(|_| lacks_evidence));
            }
        }
    }

    /// It is not drawn after all.
    pub fn stop(self) {
        self.wanted.set(None);
        self.denied.set(None);
        self.anyway.set(false);
        self.refused.set(None);
    }

    fn insist(self) {
        let to = self.denied.get_untracked();
        self.stop();
        self.anyway.set(true);
        self.wanted.set(to);
    }

    /// What it waits for now; a refusal says what is missing at this moment, and goes with its reason.
    fn missing(self) -> impl Fn() -> Option<Missing> + Copy + Send + Sync {
        let (theory, denied) = (self.theory, self.denied);
        self.session.derive(move |s| {
            let standing = denied.get()?;
            s.missing(s.theories.get(theory)?, standing).filter(|missing| missing.refuses(standing))
        })
    }

    fn follow_missing(self) {
        let missing = self.missing();
        effect(move || {
            let (missing, Some(standing)) = (missing(), self.denied.get()) else { return };
            match missing {
                Some(missing) => {
                    let waits = Rejected::ConcludedOnNothing { standing, missing };
                    self.refused.set(Some(words::rejected(&waits)));
                }
                None => self.stop(),
            }
        });
    }
}

/// The combobox **Standing**. What is refused says why beside it, and the choice goes back.
#[component]
pub fn StandingControl(
    session: Session,
    /// The theory.
    id: Stamp,
) -> impl IntoView {
    let standing = session.derive(move |s| of_theory(s, id, |t| t.standing()));
    let drawing = Drawing {
        session,
        theory: id,
        wanted: Choice::new(&WANTED, None),
        denied: Choice::new(&WANTED, None),
        anyway: RwSignal::new(false),
        refused: RwSignal::new(None),
    };
    drawing.follow_missing();
    let is_wanted = move |out: bool| {
        flag(move || drawing.wanted.get().is_some_and(|to| (to == Standing::Disproved) == out))
    };
    // While it is asked what rules it out, it is not ruled out.
    let shown = move || drawing.wanted.get().filter(|to| *to != Standing::Disproved).unwrap_or(standing());
    let select = NodeRef::<Select>::new();
    let chosen = move |name: String| {
        drawing.stop();
        Standing::from_name(&name).into_iter().for_each(|to| drawing.draw(to, None, remembered(session, to)));
        // The browser has moved the choice already; a refused one must not stay on the screen.
        select.get_untracked().iter().for_each(|select| select.set_value(untrack(shown).name()));
    };
    let class = text(move || format!("standing {}", standing_class(shown())));
    let name = text(move || shown().name().to_owned());
    let standings: Vec<&'static str> = Standing::ALL.map(Standing::name).into();
    view! {
        <Sized shows=name>
            <select
                class=class
                aria-label="Standing"
                node_ref=select
                prop:value=name
                on:change=valued(chosen)
            >
                <Options names=standings selected=untrack(standing).name() />
            </select>
        </Sized>
        <Refusal why=drawing.refused />
        <Shown when=flag(move || drawing.denied.get().is_some())>
            <Mend drawing />
            <p class="insist">
                <Button class="outline small" press=clicked(move || drawing.insist())>
                    "Conclude anyway…"
                </Button>
                <span class="meta">"It costs a reason, and every export says so."</span>
            </p>
        </Shown>
        <Shown when=is_wanted(true)>
            <RuleOutForm drawing />
        </Shown>
        <Shown when=is_wanted(false)>
            <ReasonForm drawing />
        </Shown>
        <Again session id drawing />
    }
}

/// Whose conclusion it is where no field asks: whoever concluded last on this device. It stands on the card.
pub fn remembered(session: Session, to: Standing) -> Option<EntryText> {
    let who = session.recall(WHO).filter(|_| to == Standing::Disproved)?;
    EntryText::parse(&who).ok()
}

/// For what was concluded without evidence and has it now.
#[component]
fn Again(session: Session, id: Stamp, drawing: Drawing) -> impl IntoView {
    let standing = session.derive(move |s| of_theory(s, id, |t| t.standing()));
    let can = session.flag(move |s| {
        s.theories.get(id).is_some_and(|t| t.is_without_evidence() && s.may_stand(id, t.standing()).is_ok())
    });
    let ask = move || {
        let to = untrack(standing);
        drawing.draw(to, None, remembered(session, to));
    };
    view! {
        <Shown when=flag(move || can.get() && drawing.wanted.get().is_none())>
            <Button class="outline small insist" press=clicked(ask)>
                "Conclude again, on the evidence"
            </Button>
        </Shown>
    }
}

#[component]
fn ReasonForm(drawing: Drawing) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let by = RwSignal::new(drawing.session.recall(WHO).unwrap_or_default());
    let refused = RwSignal::new(None::<String>);
    let spot = format!("reason-{}", drawing.theory);
    focus(spot.clone());
    let finish = move || {
        let to = drawing.wanted.get_untracked().unwrap_or_default();
        let who = EntryText::parse(&by.get_untracked()).ok();
        drawing.session.remember(WHO, who.as_ref().map_or("", EntryText::as_str));
        match EntryText::parse(&reason.get_untracked()) {
            Ok(reason) => drawing.draw(to, Some(reason), who),
            Err(_) => refused.set(Some(words::rejected(&Rejected::ReasonMissing(to)))),
        }
    };
    let label = text(move || {
        let to = drawing.wanted.get().unwrap_or_default().in_text();
        let how = if drawing.anyway.get() { ", without evidence" } else { "" };
        format!("Why is it {to}{how}?")
    });
    let finish_name = text(move || {
        let how = if drawing.anyway.get() { "Conclude without evidence" } else { "Conclude" };
        how.to_owned()
    });
    view! {
        <form class="reason-form" on:submit=submitted(finish) on:keydown=escaped(move || drawing.stop())>
            <label>
                <span class="meta" use:shows=label></span>
                <TextField name=label words=reason attr:id=spot />
            </label>
            <TextField name="By whom" hint="by whom" words=by attr:class="field by" />
            <button type="submit" class="primary small" use:shows=finish_name></button>
            <Button class="quiet small" press=clicked(move || drawing.stop())>
                "Cancel"
            </Button>
            <Refusal why=refused />
        </form>
    }
}
