package org.yihaotong.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must never stand in the dialplan, whoever changes it.
 */
class DialplanTests {

	/** What a caller or a softphone chooses. */
	private static final List<String> FOREIGN = List.of("${EXTEN}", "${YHT_DIALLED}", "${YHT_CALLER}", "${CALLERID",
			"${ARG", "${YHT_KEY}", "${PJSIP_HEADER");

	@Test
	void nothingThatACallerChoosesBecomesADialString() throws IOException {
		List<String> dials = lines().stream()
			.filter((line) -> line.contains("Dial(") || line.contains("Originate(") || line.contains("Page("))
			.map((line) -> line.replaceFirst(".*(Dial|Originate|Page)\\(", "").replaceFirst(",.*", ""))
			.toList();
		assertThat(dials).isNotEmpty()
			.allSatisfy((target) -> assertThat(FOREIGN).noneMatch((foreign) -> target.contains(foreign)));
	}

	@Test
	void nobodyIsSentToAContextThatACallerNames() throws IOException {
		assertThat(lines()).noneMatch((line) -> line.matches(".*(Goto|Gosub|GotoIf|GosubIf)\\(\\$\\{.*"));
		assertThat(lines()).noneMatch((line) -> line.startsWith("include"));
	}

	@Test
	void nothingRunsCommandsOrWritesFilesOfACallersChoice() throws IOException {
		assertThat(lines())
			.noneMatch((line) -> line.matches(".*\\b(System|TrySystem|Exec|ExternalIVR|SHELL|FILE)\\(.*"));
	}

	private static List<String> lines() throws IOException {
		return Files.readAllLines(Path.of("dialplan/extensions.conf"))
			.stream()
			.map(String::strip)
			.filter((line) -> !line.startsWith(";") && !line.isEmpty())
			.toList();
	}

}
