package org.yihaotong.telephony;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names and numbers of callers that try to be more than that.
 */
class HostileCallTests extends TelephonyModule {

	@ParameterizedTest
	@ValueSource(strings = { "\"anonymous\" <sip:anonymous@anonymous.invalid>",
			"\"${GLOBAL(YHT_BEAT)},${SHELL(id)}\" <sip:13x8@127.0.0.1>", "\"a,b|c&d;e\" <sip:1'381,2&3@127.0.0.1>",
			"\"Action: Command%0d%0aCommand: core stop now\" <sip:%0d%0aAction%3a%20Logoff@127.0.0.1>",
			"\"long\" <sip:1111111111222222222233333333334444444444555555555566666666667777777777888888888899999999990000000000@127.0.0.1>",
			"\"paren)}]\" <sip:1)2@127.0.0.1>" })
	void leavesNothingOfAHostileCallerButACallWithoutANumber(String from) {
		asterisk().dial("12345", from, "");
		Call call = arrived();
		assertThat(call.caller()).isEqualTo(Optional.empty());
		assertThat(call.dialled()).isEqualTo("12345");
		waiting(call);
		assertThat(live(call.contact()).caller()).isEmpty();
		assertThat(this.control.connected()).isTrue();
	}

}
