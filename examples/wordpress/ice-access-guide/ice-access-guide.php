<?php
/**
 * Plugin Name:       ICE ACCESS Guide
 * Description:       The shortcode [ice_access_guide] puts the ICE ACCESS Guide on a page. Nothing is sent anywhere.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * License:           MIT
 *
 * Copy the folder dist/embed of a build into this plugin's folder as embed/, and activate the plugin. Editors write
 * [ice_access_guide] or, with options, [ice_access_guide heading-level="3" programs="cap lesc"].
 *
 * @package ice-access-guide
 */

defined( 'ABSPATH' ) || exit;

const ICE_ACCESS_GUIDE_OPTIONS = array( 'theme', 'mode', 'start', 'programs', 'as-of', 'heading-level', 'storage' );

/** The address of the script. */
function ice_access_guide_script() {
	return plugins_url( 'embed/ice-access-guide.js', __FILE__ );
}

/** A file of the build, or nothing where it was not copied. */
function ice_access_guide_file( $name ) {
	$path = plugin_dir_path( __FILE__ ) . 'embed/' . $name;
	return is_readable( $path ) ? file_get_contents( $path ) : '';
}

/** The element, with the list of all programs in it for where the guide cannot run. */
function ice_access_guide_shortcode( $given ) {
	// By its address alone: a version after it would make another file of it.
	wp_enqueue_script_module( 'ice-access-guide', ice_access_guide_script(), array(), null );
	$attributes = '';
	foreach ( (array) $given as $name => $value ) {
		if ( in_array( $name, ICE_ACCESS_GUIDE_OPTIONS, true ) ) {
			$attributes .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
		}
	}
	return '<ice-access-guide' . $attributes . '>' . ice_access_guide_file( 'fallback.html' ) . '</ice-access-guide>';
}
add_shortcode( 'ice_access_guide', 'ice_access_guide_shortcode' );

/** The hash of the script, which pins what it loads. Plugins that join or delay scripts are asked to leave it alone. */
function ice_access_guide_attributes( $attributes ) {
	if ( isset( $attributes['src'] ) && 0 === strpos( $attributes['src'], ice_access_guide_script() ) ) {
		$pins = json_decode( ice_access_guide_file( 'integrity.json' ), true );
		if ( isset( $pins['ice-access-guide.js'] ) ) {
			$attributes['integrity']   = $pins['ice-access-guide.js'];
			$attributes['crossorigin'] = 'anonymous';
		}
		$attributes['data-cfasync']     = 'false';
		$attributes['data-no-optimize'] = '1';
	}
	return $attributes;
}
add_filter( 'wp_script_attributes', 'ice_access_guide_attributes' );
