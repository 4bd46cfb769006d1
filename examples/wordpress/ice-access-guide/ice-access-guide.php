<?php
/**
 * Plugin Name:       ICE ACCESS Guide
 * Description:       The shortcode [ice_access_guide] puts the ICE ACCESS Guide on a page. Nothing is sent anywhere.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * License:           MIT
 *
 * Copy the folder dist/embed of a build into this plugin's folder as embed/, and activate the
 * plugin. Editors write [ice_access_guide] or, with options,
 * [ice_access_guide heading-level="3" programs="cap lesc"].
 *
 * @package ice-access-guide
 */

defined( 'ABSPATH' ) || exit;

const ICE_ACCESS_GUIDE_OPTIONS = array( 'theme', 'mode', 'start', 'programs', 'as-of', 'heading-level', 'storage' );

/** Returns the URL of the script. */
function ice_access_guide_script() {
	return plugins_url( 'embed/ice-access-guide.js', __FILE__ );
}

/** Returns the text of a file of the build, or an empty string if the file is missing. */
function ice_access_guide_file( $name ) {
	$path = plugin_dir_path( __FILE__ ) . 'embed/' . $name;
	return is_readable( $path ) ? file_get_contents( $path ) : '';
}

/** Returns the element, with the list of all programs as its fallback content. */
function ice_access_guide_shortcode( $options ) {
	// No version is appended, because browsers would treat the URL as that of another file.
	wp_enqueue_script_module( 'ice-access-guide', ice_access_guide_script(), array(), null );
	$attributes = '';
	foreach ( (array) $options as $name => $value ) {
		if ( in_array( $name, ICE_ACCESS_GUIDE_OPTIONS, true ) ) {
			$attributes .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
		}
	}
	return '<ice-access-guide' . $attributes . '>' . ice_access_guide_file( 'fallback.html' ) . '</ice-access-guide>';
}
add_shortcode( 'ice_access_guide', 'ice_access_guide_shortcode' );

/**
 * Adds the integrity hash to the script, and attributes that ask optimization plugins not to combine
 * or delay it.
 */
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
