<?php
// A minimal stand-in for WordPress: only what the plugin uses, and one page with the shortcode.
define( 'ABSPATH', __DIR__ );
$shortcodes = array();
$filters    = array();
$modules    = array();

function add_shortcode( $name, $callback ) { $GLOBALS['shortcodes'][ $name ] = $callback; }
function add_filter( $name, $callback ) { $GLOBALS['filters'][ $name ][] = $callback; }
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function plugins_url( $file, $plugin ) { return '/tools/guide/' . $file; }
function plugin_dir_path( $plugin ) { return 'dist/'; }
function wp_enqueue_script_module( $id, $src, $needs, $version ) {
	$GLOBALS['modules'][ $id ] = $src . ( null === $version ? '' : '?ver=' . $version );
}

require 'examples/wordpress/ice-access-guide/ice-access-guide.php';

// The attributes that an editor wrote: an option, and values that must not become markup.
$content = $shortcodes['ice_access_guide']( array( 'heading-level' => '3', 'onclick' => 'alert(1)', 'mode' => '"><script>alert(1)</script>' ) );
$tags    = '';
foreach ( $modules as $id => $src ) {
	$attributes = array( 'type' => 'module', 'src' => $src, 'id' => $id . '-js-module' );
	foreach ( $filters['wp_script_attributes'] as $filter ) {
		$attributes = $filter( $attributes );
	}
	$tags .= '<script';
	foreach ( $attributes as $name => $value ) {
		$tags .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	$tags .= '></script>';
}
echo '<!doctype html><html lang="en"><meta charset="utf-8"><title>WordPress</title><script src="listen.js"></script><body><h1>A post</h1>', $content, $tags;
