//! The picture of the timeline, and the same in words below it.

use crate::export::{self, Picture, Shape};
use crate::ui::kit::field::shows;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute as _};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

/// The picture; nothing while there is nothing to draw.
#[component]
pub fn TimelinePicture(session: Session) -> impl IntoView {
    // What is said of it changes with whatever it shows, but not with every second.
    let drawn = session.text(|s| format!("{} {:?} {:?}", s.entries.len(), s.last_change, s.phase));
    let picture = Memo::new(move |_| {
        // Read, and not only tracked: what is made of others looks at them when it is read, and tells of nothing before.
        drawn.with(|_| ());
        session.peek(|i| export::picture(i, &LocalZone::current(), clock::now())).flatten()
    });
    let summary = text(move || {
        picture.with(|picture| picture.as_ref().map(|picture| picture.summary.clone()).unwrap_or_default())
    });
    let shapes = move || picture.with(|picture| shapes(picture.as_ref()));
    let words = move || {
        let words = picture.with(|picture| picture.as_ref().map(|picture| picture.words.clone()));
        let row = |words: String| view! { <li dir="auto" translate="no">{words}</li> };
        words.unwrap_or_default().into_iter().map(row).collect_view()
    };
    view! {
        <Shown when=flag(move || picture.with(Option::is_some))>
            <figure class="part timeline-picture">
                <h3>"Timeline"</h3>
                <div class="picture-frame" tabindex="0" role="group" aria-label="Timeline picture">
                    <svg
                        class="picture"
                        translate="no"
                        viewBox=Picture::view_box()
                        role="img"
                        aria-label=summary
                    >
                        {shapes}
                    </svg>
                </div>
                <figcaption class="meta" use:shows=summary></figcaption>
                <details>
                    <summary>"The picture in words"</summary>
                    <ol>{words}</ol>
                </details>
            </figure>
        </Shown>
    }
}

fn shapes(picture: Option<&Picture>) -> Vec<AnyView> {
    picture.map(|picture| picture.shapes.iter().map(shape).collect()).unwrap_or_default()
}

/// An element of the picture, of any of the tags that it is drawn with.
fn shape(shape: &Shape) -> AnyView {
    let attribute =
        |(name, value): &(&'static str, String)| custom_attribute(*name, value.clone()).into_any_attr();
    let attributes: Vec<AnyAttribute> = shape.attributes.iter().map(attribute).collect();
    match shape.tag {
        "line" => view! { <line {..attributes} /> }.into_any(),
        "rect" => view! { <rect {..attributes} /> }.into_any(),
        "circle" => view! { <circle {..attributes} /> }.into_any(),
        "path" => view! { <path {..attributes} /> }.into_any(),
        _ => view! { <text {..attributes}>{shape.text.clone()}</text> }.into_any(),
    }
}
