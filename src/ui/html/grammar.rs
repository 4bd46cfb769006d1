//! The grammar of `html!`. These macros read markup from left to right and turn it into method
//! calls on a `Markup`, which builds Yew nodes. Only `html!` in `ui::html` uses them.

/// Turns markup into calls on `$builder`, which is a `Markup`. Each rule turns the first piece of
/// the input into a call and passes the rest to the next rule.
macro_rules! markup {
    ($builder:ident) => {};
    ($builder:ident { $($content:tt)* } $($rest:tt)*) => {
        $crate::ui::html::Content::write($($content)*, &mut $builder);
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident <> $($rest:tt)*) => {
        $builder.open("", &[]);
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident < / > $($rest:tt)*) => {
        $builder.close("");
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident < / $name:ident > $($rest:tt)*) => {
        $builder.close(stringify!($name));
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident < / @ > $($rest:tt)*) => {
        $builder.end();
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident < @ { $($name:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($builder ($($name)*) [] [] $($rest)*);
    };
    ($builder:ident < $name:ident $($rest:tt)*) => {
        $crate::ui::html::element!($builder (stringify!($name)) [] [] $($rest)*);
    };
    ($builder:ident if $($rest:tt)*) => {
        $crate::ui::html::if_else!($builder [] [if] $($rest)*);
    };
    ($builder:ident for $item:pat in $($rest:tt)*) => {
        $crate::ui::html::for_loop!($builder $item, [] $($rest)*);
    };
}
pub(crate) use markup;

/// Handles an opening tag. `Markup::open` takes all attribute names as one list. Therefore the
/// names are first collected in `$keys`, and the calls that set the values are collected in `$set`.
macro_rules! element {
    ($builder:ident $name:tt [$($key:expr,)*] [$($set:tt)*] > $($rest:tt)*) => {
        $builder.open($name, &[$($key),*]);
        $($set)*
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident $name:tt [$($key:expr,)*] [$($set:tt)*] / > $($rest:tt)*) => {
        $builder.open($name, &[$($key),*]);
        $($set)*
        $builder.end();
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident $name:tt $keys:tt [$($set:tt)*] key={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($builder $name $keys
            [$($set)* $crate::ui::html::ElementKey::write($($value)*, &mut $builder);] $($rest)*);
    };
    ($builder:ident $name:tt $keys:tt [$($set:tt)*] checked={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($builder $name $keys
            [$($set)* $builder.checked($($value)*);] $($rest)*);
    };
    ($builder:ident $name:tt $keys:tt [$($set:tt)*] value={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($builder $name $keys
            [$($set)* $builder.field_value(&$($value)*);] $($rest)*);
    };
    ($builder:ident $name:tt $keys:tt $set:tt onchange={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!(@listen onchange $builder $name $keys $set
            { $($value)* } $($rest)*);
    };
    ($builder:ident $name:tt $keys:tt $set:tt onclick={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!(@listen onclick $builder $name $keys $set
            { $($value)* } $($rest)*);
    };
    ($builder:ident $name:tt $keys:tt $set:tt onclose={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!(@listen onclose $builder $name $keys $set
            { $($value)* } $($rest)*);
    };
    ($builder:ident $name:tt $keys:tt $set:tt onsubmit={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!(@listen onsubmit $builder $name $keys $set
            { $($value)* } $($rest)*);
    };
    ($builder:ident $name:tt [$($keys:tt)*] $set:tt $key:ident = $value:tt $($rest:tt)*) => {
        $crate::ui::html::element!(@set $builder $name
            [$($keys)* stringify!($key),] $set $value $($rest)*);
    };
    (
        $builder:ident $name:tt [$($keys:tt)*] $set:tt $key:ident - $more:ident = $value:tt
        $($rest:tt)*
    ) => {
        $crate::ui::html::element!(@set $builder $name
            [$($keys)* concat!(stringify!($key), "-", stringify!($more)),] $set $value $($rest)*);
    };
    (@set $builder:ident $name:tt $keys:tt [$($set:tt)*] { $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($builder $name $keys
            [$($set)* $crate::ui::html::Attribute::write($($value)*, &mut $builder);] $($rest)*);
    };
    (@set $builder:ident $name:tt $keys:tt [$($set:tt)*] $value:literal $($rest:tt)*) => {
        $crate::ui::html::element!($builder $name $keys
            [$($set)* $crate::ui::html::Attribute::write($value, &mut $builder);] $($rest)*);
    };
    (
        @listen $event:ident $builder:ident $name:tt $keys:tt [$($set:tt)*] { $($value:tt)* }
        $($rest:tt)*
    ) => {
        $crate::ui::html::element!($builder $name $keys
            [
                $($set)*
                $builder.listener(yew::virtual_dom::ListenerKind::$event, $($value)*);
            ]
            $($rest)*);
    };
}
pub(crate) use element;

/// Handles `if` with all its `else` branches. The condition is everything before the first brace.
macro_rules! if_else {
    (
        $builder:ident [$($before:tt)*] [$($condition:tt)*] { $($content:tt)* } else if
        $($rest:tt)*
    ) => {
        $crate::ui::html::if_else!($builder
            [$($before)* $($condition)* { $crate::ui::html::markup!($builder $($content)*); } else]
            [if] $($rest)*);
    };
    (
        $builder:ident [$($before:tt)*] [$($condition:tt)*] { $($content:tt)* } else {
            $($other:tt)*
        }
        $($rest:tt)*
    ) => {
        $builder.open("", &[]);
        $($before)* $($condition)* {
            $crate::ui::html::markup!($builder $($content)*);
        } else {
            $crate::ui::html::markup!($builder $($other)*);
        }
        $builder.close("");
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident [$($before:tt)*] [$($condition:tt)*] { $($content:tt)* } $($rest:tt)*) => {
        $builder.open("", &[]);
        $($before)* $($condition)* {
            $crate::ui::html::markup!($builder $($content)*);
        }
        $builder.close("");
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident $before:tt [$($condition:tt)*] $more:tt $($rest:tt)*) => {
        $crate::ui::html::if_else!($builder $before [$($condition)* $more] $($rest)*);
    };
}
pub(crate) use if_else;

/// Handles `for`. The iterator expression is everything before the first brace.
macro_rules! for_loop {
    ($builder:ident $item:pat, [$($iterator:tt)*] { $($content:tt)* } $($rest:tt)*) => {
        $builder.open("", &[]);
        for $item in $($iterator)* {
            $crate::ui::html::markup!($builder $($content)*);
        }
        $builder.close("");
        $crate::ui::html::markup!($builder $($rest)*);
    };
    ($builder:ident $item:pat, [$($iterator:tt)*] $more:tt $($rest:tt)*) => {
        $crate::ui::html::for_loop!($builder $item, [$($iterator)* $more] $($rest)*);
    };
}
pub(crate) use for_loop;
