//! A person's own words for updates, a set for each phase and audience, kept as they are typed.

use crate::domain::{Audience, Phase, UpdateParts};
use crate::export::Templates;
use crate::settings::TEMPLATES;
use crate::ui::kit::field::holds;
use crate::ui::kit::handlers::valued;
use crate::ui::kit::options::Options;
use crate::ui::kit::show::Anew;
use crate::ui::screens::settings::row::Row;
use crate::ui::state::composer::Part;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The choice of phase and audience, and the words that updates start from there.
#[component]
pub fn TemplateFields(session: Session) -> impl IntoView {
    let phase = RwSignal::new(Phase::default());
    let audience = RwSignal::new(Audience::default());
    let choose_phase = move |name: String| Phase::from_name(&name).iter().for_each(|found| phase.set(*found));
    let choose_audience =
        move |name: String| Audience::from_name(&name).iter().for_each(|found| audience.set(*found));
    view! {
        <p class="meta">
            "An update starts from these words and, where none are kept for its phase and audience, from the log. {title} stands for the incident’s title."
        </p>
        <Row label="Phase">
            <select class="field" on:change=valued(choose_phase)>
                <Options names=Phase::ALL.map(Phase::name).to_vec() selected=Phase::default().name() />
            </select>
        </Row>
        <Row label="Audience">
            <select class="field" on:change=valued(choose_audience)>
                <Options
                    names=Audience::ALL.map(Audience::name).to_vec()
                    selected=Audience::default().name()
                />
            </select>
        </Row>
        <Anew>
            <TemplateWords session phase=phase.get() audience=audience.get() />
        </Anew>
    }
}

/// A field for each part of the template.
#[component]
fn TemplateWords(session: Session, phase: Phase, audience: Audience) -> impl IntoView {
    let own = Templates::read(&session.settings().get(TEMPLATES));
    let mut kept = own.get(phase, audience).cloned().unwrap_or_default();
    let field = |part: Part| {
        let keep = move |typed: String| {
            let mut own = Templates::read(&session.settings().get(TEMPLATES));
            let mut parts = own.get(phase, audience).cloned().unwrap_or_default();
            *of(&mut parts, part) = typed;
            own.keep(phase, audience, parts);
            session.settings().set(TEMPLATES, &own.written());
        };
        let words = Signal::stored(std::mem::take(of(&mut kept, part)));
        view! {
            <label class="template-part">
                <span>{part.label()}</span>
                <textarea dir="auto" class="field" rows="2" use:holds=words on:input=valued(keep)></textarea>
            </label>
        }
    };
    Part::ALL.map(field).into_iter().collect_view()
}

/// The words of a part.
fn of(parts: &mut UpdateParts, part: Part) -> &mut String {
    match part {
        Part::Happening => &mut parts.happening,
        Part::Impact => &mut parts.impact,
        Part::Doing => &mut parts.doing,
        Part::Reader => &mut parts.reader,
        Part::Headline => &mut parts.headline,
    }
}
