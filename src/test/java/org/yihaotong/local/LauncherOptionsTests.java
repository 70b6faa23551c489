package org.yihaotong.local;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LauncherOptionsTests {

	@Test
	void startsEverythingItselfWithoutFlags() {
		LauncherOptions options = LauncherOptions.parse(List.of(), Map.of());
		assertThat(options.demo()).isFalse();
		assertThat(options.port()).isEqualTo(8080);
		assertThat(options.postgres()).isEmpty();
		assertThat(options.asterisk()).isEmpty();
	}

	@Test
	void prefersAFlagToTheEnvironment() {
		LauncherOptions options = LauncherOptions.parse(List.of("demo", "--rate", "30", "--port", "9000"),
				Map.of("YIHAOTONG_HTTP_PORT", "9001", "YIHAOTONG_REDIS_URL", "redis://there:6379"));
		assertThat(options.demo()).isTrue();
		assertThat(options.rate()).isEqualTo(30);
		assertThat(options.port()).isEqualTo(9000);
		assertThat(options.redis()).contains("redis://there:6379");
	}

	@ParameterizedTest
	@CsvSource({ "--port 0, --port is a number from 1 to 65535", "--port x, --port is a number from 1 to 65535",
			"--rate 601, --rate is a number from 1 to 600", "--port, --port needs a value",
			"--prot 80, \"--prot\" is not understood" })
	void saysWhatIsWrongWithAWord(String line, String words) {
		assertThatExceptionOfType(LauncherProblem.class)
			.isThrownBy(() -> LauncherOptions.parse(List.of(line.split(" ")), Map.of()))
			.withMessageContaining(words);
	}

}
