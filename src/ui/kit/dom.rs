//! The element builder that views are ported from, on top of Leptos' views. Nothing new is made with it.

use crate::ui::platform::js::warn_unless;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Node};

/// A part of the page: nothing, an element, a text, or a fragment of several.
pub type View = AnyView;

/// Nothing.
pub fn nothing() -> View {
    ().into_any()
}

/// Several parts in a row.
pub fn many(parts: impl IntoIterator<Item = View>) -> View {
    parts.into_iter().collect::<Vec<View>>().into_any()
}

/// Nodes made by hand, among Leptos' views, with the views that were mounted into them.
pub struct Raw(SendWrapper<RawState>);

/// The nodes, and what keeps the views in them.
pub struct RawState {
    nodes: Vec<Node>,
    _kept: Vec<AnyViewState>,
}

impl Mountable for RawState {
    fn unmount(&mut self) {
        if let [start, .., end] = &self.nodes[..] {
            while let Some(other) = start.next_sibling().filter(|other| other != end) {
                take_out(&other);
            }
        }
        self.nodes.iter().for_each(take_out);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for node in &self.nodes {
            warn_unless(parent.insert_before(node, marker).is_ok());
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.nodes.first();
        let parent = first.and_then(Node::parent_node);
        let (Some(first), Some(parent)) = (first, parent) else { return false };
        child.mount(parent.unchecked_ref(), Some(first));
        true
    }

    fn elements(&self) -> Vec<Element> {
        self.nodes.iter().filter_map(|node| node.clone().dyn_into().ok()).collect()
    }
}

impl Render for Raw {
    type State = RawState;

    fn build(self) -> RawState {
        self.0.take()
    }

    fn rebuild(self, state: &mut RawState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Raw {
    type Output<SomeNewAttr: Attribute> = Raw;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Raw
    where
        Raw: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Raw {
    type AsyncOutput = Raw;
    type Owned = Raw;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Raw {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> RawState {
        self.build()
    }

    fn into_owned(self) -> Raw {
        self
    }
}

fn take_out(node: &Node) {
    if let Some(parent) = node.parent_node() {
        warn_unless(parent.remove_child(node).is_ok());
    }
}

/// Words that stay, or words that follow a signal.
pub enum Words {
    /// They stay, and stand in the program.
    Fixed(&'static str),
    /// They stay.
    Made(String),
    /// They follow.
    Following(Signal<String>),
}

impl From<&'static str> for Words {
    fn from(words: &'static str) -> Words {
        Words::Fixed(words)
    }
}

impl From<String> for Words {
    fn from(words: String) -> Words {
        Words::Made(words)
    }
}

impl From<Signal<String>> for Words {
    fn from(words: Signal<String>) -> Words {
        Words::Following(words)
    }
}

impl From<RwSignal<String>> for Words {
    fn from(words: RwSignal<String>) -> Words {
        Words::Following(words.into())
    }
}

impl Words {
    /// Tells `change` the words now, and again whenever they are other ones.
    fn tell(self, change: impl Fn(&str) + 'static) {
        match self {
            Words::Fixed(words) => change(words),
            Words::Made(words) => change(&words),
            Words::Following(words) => follow(move || words.with(|words| change(words))),
        }
    }
}

/// What can be a child of an element.
pub trait Child {
    /// As a view.
    fn child(self) -> View;
}

impl Child for Words {
    fn child(self) -> View {
        match self {
            Words::Fixed(words) => words.into_any(),
            Words::Made(words) => words.into_any(),
            Words::Following(words) => live_text(words),
        }
    }
}

impl Child for &'static str {
    fn child(self) -> View {
        Words::from(self).child()
    }
}

impl Child for String {
    fn child(self) -> View {
        Words::from(self).child()
    }
}

impl Child for Signal<String> {
    fn child(self) -> View {
        Words::from(self).child()
    }
}

impl Child for RwSignal<String> {
    fn child(self) -> View {
        Words::from(self).child()
    }
}

impl Child for El {
    fn child(self) -> View {
        self.view()
    }
}

impl Child for AnyView {
    fn child(self) -> View {
        self
    }
}

impl Child for Vec<View> {
    fn child(self) -> View {
        many(self)
    }
}

impl Child for Option<View> {
    fn child(self) -> View {
        self.unwrap_or_else(nothing)
    }
}

/// A text that follows a signal, between two marks. A browser that translates the page wraps its node in elements of
/// its own, or takes it away for another one: whatever stands between the marks then makes way for the words now.
fn live_text(words: Signal<String>) -> View {
    let empty = || -> Node { document().create_text_node("").into() };
    let (start, end, text) = (empty(), empty(), document().create_text_node(""));
    let nodes = vec![start.clone(), text.clone().into(), end.clone()];
    follow(move || {
        words.with(|words| text.set_data(words));
        let is_there = end.parent_node().is_some();
        let is_between =
            text.previous_sibling().as_ref() == Some(&start) && text.next_sibling().as_ref() == Some(&end);
        if is_there && !is_between {
            put_back(&start, &text, &end);
        }
    });
    Raw(SendWrapper::new(RawState { nodes, _kept: Vec::new() })).into_any()
}

/// Puts a node between two others again, in place of what stands there.
fn put_back(start: &Node, node: &Node, end: &Node) {
    let Some(parent) = end.parent_node() else { return };
    while let Some(other) = start.next_sibling().filter(|other| other != end) {
        take_out(&other);
    }
    warn_unless(parent.insert_before(node, Some(end)).is_ok());
}

pub use crate::ui::kit::field::follow;

/// Where an element can be found once it was made. Copies are the same place.
#[derive(Clone, Copy)]
pub struct NodeRef(StoredValue<Option<HtmlElement>, LocalStorage>);

impl NodeRef {
    /// Empty.
    pub fn new() -> NodeRef {
        NodeRef(StoredValue::new_local(None))
    }

    /// The element; `None` before it was made, and once its part of the page is gone.
    pub fn get(self) -> Option<HtmlElement> {
        self.0.try_get_value().flatten()
    }

    /// Moves the focus there.
    pub fn focus(self) {
        self.get().iter().for_each(|element| warn_unless(element.focus().is_ok()));
    }
}

/// What happens on an event of an element.
pub type Handler = Box<dyn FnMut(Event)>;

/// An element that is being made.
pub struct El(Element, Vec<AnyViewState>);

/// An element with that tag.
pub fn el(tag: &'static str) -> El {
    #[expect(clippy::expect_used, reason = "every tag stands in the program and is a valid name")]
    let element = El(document().create_element(tag).expect("a valid tag"), Vec::new());
    match tag {
        // What is typed runs as its script does.
        "input" | "textarea" => element.attr("dir", "auto"),
        _ => element,
    }
}

/// An element of a picture with that tag.
pub fn svg(tag: &str) -> El {
    #[expect(clippy::expect_used, reason = "every tag stands in the program and is a valid name")]
    let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag).expect("a valid tag");
    El(element, Vec::new())
}

impl El {
    /// Its class.
    pub fn class(self, words: impl Into<Words>) -> El {
        self.attr("class", words)
    }

    /// An attribute.
    pub fn attr(self, name: &'static str, words: impl Into<Words>) -> El {
        self.set(name, words.into())
    }

    /// It holds words as a person wrote them: they run as their script does, and no translator touches them.
    pub fn verbatim(self) -> El {
        self.attr("dir", "auto").attr("translate", "no")
    }

    /// An attribute that is there while it is so.
    pub fn flag(self, name: &'static str, is_so: impl Into<Signal<bool>>) -> El {
        self.switch(name, is_so.into())
    }

    /// Its value, as a property; what is typed in it stays until the words change.
    pub fn value(self, words: impl Into<Words>) -> El {
        self.keep_value(words.into())
    }

    /// Whether it is checked, as a property.
    pub fn checked(self, is_so: Signal<bool>) -> El {
        let input = self.0.clone().unchecked_into::<HtmlInputElement>();
        follow(move || input.set_checked(is_so.get()));
        self
    }

    /// What happens on an event.
    pub fn on(self, event: &'static str, act: Handler) -> El {
        let closure = Closure::<dyn FnMut(Event)>::wrap(act).into_js_value();
        warn_unless(self.0.add_event_listener_with_callback(event, closure.unchecked_ref()).is_ok());
        self
    }

    /// One more child.
    pub fn child(mut self, part: impl Child) -> El {
        let mut state = part.child().build();
        state.mount(&self.0, None);
        self.1.push(state);
        self
    }

    /// Where it can be found later.
    pub fn node_ref(self, node: NodeRef) -> El {
        node.0.set_value(Some(self.0.clone().unchecked_into()));
        self
    }

    /// The finished part of the page.
    pub fn view(self) -> View {
        Raw(SendWrapper::new(RawState { nodes: vec![self.0.into()], _kept: self.1 })).into_any()
    }

    fn set(self, name: &'static str, words: Words) -> El {
        let element = self.0.clone();
        words.tell(move |words| warn_unless(element.set_attribute(name, words).is_ok()));
        self
    }

    fn switch(self, name: &'static str, is_so: Signal<bool>) -> El {
        let element = self.0.clone();
        follow(move || warn_unless(element.toggle_attribute_with_force(name, is_so.get()).is_ok()));
        self
    }

    fn keep_value(self, words: Words) -> El {
        // Every element that has a value has it under this name; none is cast before it is asked.
        let input = self.0.clone().unchecked_into::<HtmlInputElement>();
        words.tell(move |words| {
            // Setting the same words again would move the caret.
            if input.value() != words {
                input.set_value(words);
            }
        });
        self
    }
}

/// A view that is made anew each time it is rendered, and never changed into the next one.
pub struct Anew(pub View);

/// What keeps it.
pub struct AnewState(AnyViewState);

impl Mountable for AnewState {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

impl Render for Anew {
    type State = AnewState;

    fn build(self) -> AnewState {
        AnewState(self.0.build())
    }

    fn rebuild(self, state: &mut AnewState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Anew {
    type Output<SomeNewAttr: Attribute> = Anew;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Anew
    where
        Anew: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Anew {
    type AsyncOutput = Anew;
    type Owned = Anew;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Anew {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> AnewState {
        self.build()
    }

    fn into_owned(self) -> Anew {
        self
    }
}
