package org.yihaotong.telephony;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.event.ManagerEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of somebody who tries passwords at the manager of a real Asterisk.
 */
@ExtendWith(OutputCaptureExtension.class)
class ManagerLogInTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final VirtualClock clock = new VirtualClock(Instant.EPOCH);

	private final ManagerLogIns logIns = new ManagerLogIns(this.meters, this.clock);

	@Test
	void refusedLogInsAreSeenCountedAndAlarming(CapturedOutput output) throws IOException {
		try (AsteriskPart asterisk = AsteriskPart.start(Map.of()); AmiClient client = watching(asterisk)) {
			for (int count = 0; count < 4; count++) {
				refused(asterisk, "yihaotong", "guess-" + count);
			}
			refused(asterisk, "admin", "admin");
			counted("PASSWORD", 4);
			counted("ACCOUNT", 1);
			assertThat(output).containsOnlyOnce("ALARM: 5 log-ins at the manager of Asterisk one were refused");
			assertThat(output.toString()).contains("127.0.0.1").doesNotContain("guess-");
			this.clock.pass(Duration.ofMinutes(2));
			refused(asterisk, "admin", "admin");
			counted("ACCOUNT", 2);
			assertThat(output).containsOnlyOnce("ALARM:");
			assertThat(client.connected()).as("whoever knows the password").isTrue();
		}
	}

	/** Not even the right password helps from elsewhere. */
	@Test
	void aStrangersAddressIsRefusedWithTheRightPasswordToo() throws IOException {
		try (AsteriskPart asterisk = AsteriskPart.start(Map.of("YIHAOTONG_AMI_PERMIT", "127.0.0.9/32"))) {
			refused(asterisk, "yihaotong", AsteriskPart.secret());
			Awaitility.await().until(() -> asterisk.securityLog().contains("FailedACL"));
		}
	}

	private AmiClient watching(AsteriskPart asterisk) {
		AmiClient client = new AmiClient(
				new AmiClient.Settings("127.0.0.1", asterisk.amiPort(), "yihaotong", AsteriskPart.secret()),
				new AmiClient.Listener() {

					@Override
					public void onConnected() {
					}

					@Override
					public void onEvent(ManagerEvent event) {
						ManagerLogInTests.this.logIns.take("one", event);
					}

					@Override
					public boolean delivers() {
						return false;
					}

				});
		client.start();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(client::connected);
		return client;
	}

	private static void refused(AsteriskPart asterisk, String user, String secret) {
		DefaultManagerConnection connection = new DefaultManagerConnection("127.0.0.1", asterisk.amiPort(), user,
				secret);
		assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(() -> {
			try {
				connection.login();
			}
			catch (TimeoutException ex) {
				throw new AssertionError(ex);
			}
		});
	}

	private void counted(String why, double times) {
		Awaitility.await(why)
			.until(() -> this.meters.find("yihaotong.telephony.manager.refused").tag("reason", why).counter() != null
					&& this.meters.counter("yihaotong.telephony.manager.refused", "asterisk", "one", "reason", why)
						.count() == times);
	}

}
