<?php

namespace Drupal\ice_access_guide\Plugin\Block;

use Drupal\Core\Block\Attribute\Block;
use Drupal\Core\Block\BlockBase;
use Drupal\Core\Render\Markup;
use Drupal\Core\StringTranslation\TranslatableMarkup;

/**
 * A block with the guide, and the list of all programs as its fallback content.
 */
#[Block(
  id: 'ice_access_guide',
  admin_label: new TranslatableMarkup('ICE ACCESS Guide'),
)]
class GuideBlock extends BlockBase {

  /**
   * {@inheritdoc}
   */
  public function build(): array {
    $file = dirname(__DIR__, 3) . '/embed/fallback.html';
    return [
      '#type' => 'html_tag',
      '#tag' => 'ice-access-guide',
      '#attributes' => ['heading-level' => 3],
      // The text comes from a file of the build, not from users of the site.
      'fallback' => ['#markup' => Markup::create(is_readable($file) ? file_get_contents($file) : '')],
      '#attached' => ['library' => ['ice_access_guide/guide']],
    ];
  }

}
