<?php
// A minimal stand-in for Drupal: only what the module uses, and one page with the block.
namespace Drupal\Core\Block\Attribute {
  #[\Attribute]
  class Block {
    public function __construct(public string $id, public $admin_label) {}
  }
}

namespace Drupal\Core\Block {
  abstract class BlockBase {}
}

namespace Drupal\Core\StringTranslation {
  class TranslatableMarkup {
    public function __construct(public string $text) {}
  }
}

namespace Drupal\Core\Render {
  class Markup {
    public static function create(string $html): string { return $html; }
  }
}

namespace {
  // Installs the module with the folder of the build in it.
  $module = sys_get_temp_dir() . '/ice_access_guide-' . getmypid();
  mkdir("$module/src/Plugin/Block", 0700, TRUE);
  symlink(getcwd() . '/dist/embed', "$module/embed");
  foreach (['ice_access_guide.module', 'ice_access_guide.libraries.yml', 'src/Plugin/Block/GuideBlock.php'] as $file) {
    copy("examples/drupal/ice_access_guide/$file", "$module/$file");
  }
  register_shutdown_function(function () use ($module) {
    array_map('unlink', ["$module/embed", ...glob("$module/*.*"), ...glob("$module/src/Plugin/Block/*")]);
    array_map('rmdir', ["$module/src/Plugin/Block", "$module/src/Plugin", "$module/src", $module]);
  });

  // Reads the subset of YAML in the libraries file: names and texts, nested by indentation.
  $libraries = [];
  $open = [-1 => &$libraries];
  foreach (file("$module/ice_access_guide.libraries.yml") as $line) {
    if (!preg_match('/^( *)([^#\s].*?): *(\S.*)?$/', rtrim($line), $found)) {
      continue;
    }
    [$depth, $name] = [strlen($found[1]), $found[2]];
    $open = array_filter($open, fn($key) => $key < $depth, ARRAY_FILTER_USE_KEY);
    $parent = &$open[array_key_last($open)];
    $parent[$name] = $found[3] ?? [];
    $open[$depth] = &$parent[$name];
    unset($parent);
  }

  require "$module/ice_access_guide.module";
  require "$module/src/Plugin/Block/GuideBlock.php";
  ice_access_guide_library_info_alter($libraries, 'ice_access_guide');
  $build = (new \Drupal\ice_access_guide\Plugin\Block\GuideBlock())->build();

  $attributes = function (array $all): string {
    $texts = array_map(fn($name, $value) => sprintf(' %s="%s"', $name, htmlspecialchars($value)), array_keys($all), $all);
    return implode('', $texts);
  };
  echo '<!doctype html><html lang="en"><meta charset="utf-8"><title>Drupal</title><script src="listen.js"></script><body><h1>A page</h1><h2>A region</h2>';
  echo "<{$build['#tag']}{$attributes($build['#attributes'])}>{$build['fallback']['#markup']}</{$build['#tag']}>";
  foreach ($build['#attached']['library'] as $library) {
    foreach ($libraries[explode('/', $library)[1]]['js'] as $file => $script) {
      echo "<script{$attributes(['src' => "/tools/guide/$file"] + $script['attributes'])}></script>";
    }
  }
}
