package org.yihaotong.telephony.ami;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AmiTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "1\r\nAction: Originate", "1\nVariable: a=b", "1\u0000", "1\u007f", "1\u0085" })
	void refusesControlCharacters(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> AmiText.safe(value))
			.withMessageNotContaining("Originate");
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThat(AmiText.safe("a".repeat(1024))).hasSize(1024);
		assertThatIllegalArgumentException().isThrownBy(() -> AmiText.safe("a".repeat(1025)));
	}

	@Test
	void passesPlainTextOn() {
		assertThat(AmiText.safe("PJSIP/trunk-00000001 张三")).isEqualTo("PJSIP/trunk-00000001 张三");
	}

}
