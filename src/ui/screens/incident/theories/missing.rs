//! What a conclusion waits for, each thing mended where it is missed: words that rule a theory out, what shows it to be so,
//! where that comes from.

use crate::domain::{Command, EntryText, Leaning, Missing, Source, Stamp, Standing, State, TextError};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, escaped, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::flag;
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::screens::incident::theories::standing::{Drawing, remembered};
use crate::ui::text::words;
use leptos::prelude::*;

/// The sources that show something; someone's word alone shows nothing.
const SHOWING: [Source; 3] = [Source::Log, Source::Metric, Source::Test];

/// **What rules it out?** Its words are the evidence and the reason, and Enter concludes.
#[component]
pub fn RuleOutForm(drawing: Drawing) -> impl IntoView {
    let Drawing { session, theory, .. } = drawing;
    let draft = Draft::new(session, &format!("rules-out-{theory}"));
    let refused = RwSignal::new(None::<String>);
    let spot = format!("rules-out-{theory}");
    focus(spot.clone());
    let conclude = move || match said(drawing, &draft.get(), Leaning::Against, None) {
        Ok(on) => {
            draft.clear();
            let by = remembered(session, Standing::Disproved);
            drawing.heed(Standing::Disproved, session.dispatch(Command::RuleOut { theory, on, by }));
        }
        // Something may have come in meanwhile that rules it out.
        Err(None) => {
            refused.set(Some("Say what you saw that speaks against it.".to_owned()));
            drawing.draw(Standing::Disproved, None, remembered(session, Standing::Disproved));
        }
        Err(why) => refused.set(why),
    };
    let cancel = move || drawing.stop();
    view! {
        <form class="reason-form" on:submit=submitted(conclude) on:keydown=escaped(cancel)>
            <label>
                <span class="meta">{WHAT_RULES_OUT}</span>
                <DraftLine draft name=WHAT_RULES_OUT hint="metric: traffic is as on any other day" attr:id=spot />
            </label>
            <button type="submit" class="primary small">
                "Rule it out"
            </button>
            <Button class="quiet small" press=clicked(cancel)>
                "Cancel"
            </Button>
            <Refusal why=refused />
        </form>
    }
}

const WHAT_RULES_OUT: &str = "What rules it out?";
const WHAT_SHOWS: &str = "What shows it?";

/// Adds what was typed as evidence; nothing where nothing was, and why it was refused.
fn said(
    drawing: Drawing,
    typed: &str,
    leaning: Leaning,
    source: Option<Source>,
) -> Result<Stamp, Option<String>> {
    let (named, rest) = Source::take_prefix(typed.trim());
    let text = EntryText::parse(rest).map_err(|error| match error {
        TextError::Blank => None,
        TextError::TooLong { .. } => Some(words::text_error(error)),
    })?;
    let (theory, source) = (Some(drawing.theory), source.or(named));
    let added = drawing.session.dispatch(Command::AddEvidence { theory, leaning, text, source });
    added.map_err(|rejected| Some(words::rejected(&rejected)))
}

/// What is missing for a proof, a press for each thing; once nothing is, it goes on to the reason.
#[component]
pub fn Mend(drawing: Drawing) -> impl IntoView {
    let Drawing { session, theory, .. } = drawing;
    let unsourced = session.derive(move |s| unsourced(s, theory));
    view! {
        <Shown when=flag(move || unsourced().is_some())>
            <NameSource drawing />
        </Shown>
        <Shown when=flag(move || unsourced().is_none())>
            <ShowForm drawing />
        </Shown>
    }
}

/// The latest piece that speaks for it and of which nobody has said where it comes from.
fn unsourced(state: &State, theory: Stamp) -> Option<Stamp> {
    let theory = state.theories.get(theory)?;
    if state.missing(theory, Standing::Proven) != Some(Missing::Source) {
        return None;
    }
    let pieces =
        state.pieces_of(theory).filter(|(leaning, e)| *leaning == Leaning::For && e.source.is_none());
    pieces.last().map(|(_, piece)| piece.id)
}

/// Where the evidence comes from, a press each.
#[component]
fn NameSource(drawing: Drawing) -> impl IntoView {
    let Drawing { session, theory, .. } = drawing;
    let asks = session.text(move |s| {
        let piece = unsourced(s, theory).and_then(|id| s.evidence.get(id));
        piece.map(|e| format!("“{}” comes from", words::excerpt(&e.text))).unwrap_or_default()
    });
    let name = move |source: Source| {
        let evidence = session.peek(|i| unsourced(i.state(), theory)).flatten();
        let Some(evidence) = evidence else { return };
        session.ask(Command::SourceEvidence { evidence, source });
        drawing.draw(Standing::Proven, None, None);
    };
    let buttons = Source::ALL.map(|source| {
        view! {
            <Button class="outline small" press=clicked(move || name(source))>
                {source.name()}
            </Button>
        }
    });
    view! {
        <p class="insist" role="group" aria-label="Source of the evidence">
            <span class="meta" dir="auto" use:shows=asks></span>
            {buttons.into_iter().collect_view()}
        </p>
    }
}

/// What shows it to be so, and where that was seen: the press that says where adds it.
#[component]
fn ShowForm(drawing: Drawing) -> impl IntoView {
    let Drawing { session, theory, .. } = drawing;
    let draft = Draft::new(session, &format!("shows-{theory}"));
    let refused = RwSignal::new(None::<String>);
    let spot = format!("shows-{theory}");
    focus(spot.clone());
    let add = move |source: Option<Source>| match said(drawing, &draft.get(), Leaning::For, source) {
        Ok(_) => {
            draft.clear();
            drawing.draw(Standing::Proven, None, None);
        }
        Err(why) => refused.set(why.or_else(|| Some("Say what you saw that speaks for it.".to_owned()))),
    };
    let cancel = move || drawing.stop();
    let buttons = SHOWING.map(|source| {
        view! {
            <Button class="outline small" press=clicked(move || add(Some(source)))>
                {source.name()}
            </Button>
        }
    });
    view! {
        <form
            class="reason-form"
            on:submit=submitted(move || add(None))
            on:keydown=escaped(cancel)
        >
            <label>
                <span class="meta">{WHAT_SHOWS}</span>
                <DraftLine draft name=WHAT_SHOWS hint="What did you see?" attr:id=spot />
            </label>
            <span class="insist" role="group" aria-label="Seen in a">
                <span class="meta">"Seen in a"</span>
                {buttons.into_iter().collect_view()}
            </span>
            <Button class="quiet small" press=clicked(cancel)>
                "Cancel"
            </Button>
            <Refusal why=refused />
        </form>
    }
}
