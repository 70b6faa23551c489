package org.yihaotong.testing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the tests press what moves.
 */
@Tag("browser")
class BrowserTests {

	private static final String SLIDING = """
			<!doctype html>
			<style>
			  @keyframes slide { from { transform: translateX(600px) } }
			  button { animation: slide 1s linear; width: 60px }
			</style>
			<button data-testid="drawer" onclick="this.dataset.pressed =
			    this.getAnimations().length ? 'moving' : 'still'">press</button>
			""";

	@Test
	void aButtonThatSlidesInIsPressedOnceItIsStill(@TempDir Path folder) throws Exception {
		Path page = Files.writeString(folder.resolve("sliding.html"), SLIDING);
		try (Browser browser = Browser.start()) {
			browser.open(page.toUri());
			browser.click("drawer");
			assertThat(browser.attribute("drawer", "data-pressed")).isEqualTo("still");
		}
	}

}
