//! A person's own words for updates, a set for each phase and audience, kept as they are typed.

use crate::domain::{Audience, Phase, UpdateParts};
use crate::export::Templates;
use crate::settings::TEMPLATES;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{options, value};
use crate::ui::kit::remade::remade;
use crate::ui::state::composer::Part;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The choice of phase and audience, and the words that updates start from there.
pub fn templates(session: Session) -> View {
    let phase = RwSignal::new(Phase::default());
    let audience = RwSignal::new(Audience::default());
    let choose_phase = move |name: String| Phase::from_name(&name).iter().for_each(|found| phase.set(*found));
    let choose_audience =
        move |name: String| Audience::from_name(&name).iter().for_each(|found| audience.set(*found));
    many([
        el("p")
            .class("meta")
            .child("An update starts from these words and, where none are kept for its phase and audience, from the log. {title} stands for the incident’s title.")
            .view(),
        crate::ui::screens::settings::row(
            "Phase",
            el("select")
                .class("field")
                .child(options(&Phase::ALL.map(Phase::name), Phase::default().name()))
                .on("change", value(choose_phase))
                .view(),
        ),
        crate::ui::screens::settings::row(
            "Audience",
            el("select")
                .class("field")
                .child(options(&Audience::ALL.map(Audience::name), Audience::default().name()))
                .on("change", value(choose_audience))
                .view(),
        ),
        remade(move || words(session, phase.get(), audience.get())),
    ])
}

/// A field for each part of the template.
fn words(session: Session, phase: Phase, audience: Audience) -> View {
    let own = untrack(|| Templates::read(&session.setting(TEMPLATES)));
    let kept = own.get(phase, audience).cloned().unwrap_or_default();
    let field = |part: Part| {
        let keep = move |typed: String| {
            let mut own = untrack(|| Templates::read(&session.setting(TEMPLATES)));
            let mut parts = own.get(phase, audience).cloned().unwrap_or_default();
            *of(&mut parts, part) = typed;
            own.keep(phase, audience, parts);
            session.set(TEMPLATES, &own.written());
        };
        let mut kept = kept.clone();
        el("label")
            .class("template-part")
            .child(el("span").child(part.label()))
            .child(
                el("textarea")
                    .class("field")
                    .attr("rows", "2")
                    .value(std::mem::take(of(&mut kept, part)))
                    .on("input", value(keep)),
            )
            .view()
    };
    many(Part::ALL.map(field))
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
