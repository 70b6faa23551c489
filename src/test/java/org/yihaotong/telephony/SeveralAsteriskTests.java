package org.yihaotong.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two Asterisks behind {@code dialplan/kamailio.cfg}. Needs Debian's kamailio.
 */
class SeveralAsteriskTests {

	private static final Path KAMAILIO = Path.of("/usr/sbin/kamailio");

	private final int port = TestParts.freePort();

	private AsteriskPart one;

	private AsteriskPart two;

	private Process kamailio;

	@BeforeEach
	void start() throws IOException {
		Assumptions.assumeTrue(Files.exists(KAMAILIO), "kamailio is not installed");
		this.one = AsteriskPart.start(Map.of("YIHAOTONG_SYSTEM_NAME", "one"));
		this.two = AsteriskPart.start(Map.of("YIHAOTONG_SYSTEM_NAME", "two"));
		Path folder = TestParts.temporaryFolder("kamailio");
		Path targets = Files.writeString(folder.resolve("targets.list"), """
				1 sip:127.0.0.1:%d
				1 sip:127.0.0.1:%d
				2 sip:127.0.0.1:5070
				""".formatted(this.one.sipPort(), this.two.sipPort()));
		this.kamailio = new ProcessBuilder(KAMAILIO.toString(), "-DD", "-E", "-m", "32", "-M", "4", "-f",
				Path.of("dialplan/kamailio.cfg").toAbsolutePath().toString(), "-Y", folder.toString(), "-A",
				"YHT_LISTEN=udp:127.0.0.1:" + this.port, "-A", "YHT_TARGETS=\"" + targets + "\"")
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("kamailio.log").toFile())
			.start();
		Awaitility.await("kamailio, see " + folder).pollDelay(Duration.ofSeconds(3)).until(this.kamailio::isAlive);
	}

	@AfterEach
	void stop() throws InterruptedException {
		if (this.kamailio != null) {
			this.kamailio.destroy();
			if (!this.kamailio.waitFor(5, TimeUnit.SECONDS)) {
				this.kamailio.destroyForcibly();
			}
			this.one.close();
			this.two.close();
		}
	}

	@Test
	void spreadsCallsAndGoesOnWithTheOtherWhenOneIsLost() {
		List<SippCaller> callers = new ArrayList<>();
		for (int index = 0; index < 4; index++) {
			callers.add(this.one.callThrough(this.port, "1380013800" + index));
		}
		// In turn; one that gives no sign within a second is passed over.
		long first = calls(this.one);
		assertThat(first).isPositive();
		assertThat(calls(this.two)).isEqualTo(4 - first).isPositive();
		this.one.asterisk().process().destroyForcibly();
		long began = System.nanoTime();
		for (int index = 4; index < 8; index++) {
			callers.add(this.one.callThrough(this.port, "1380013800" + index));
		}
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
		assertThat(calls(this.two)).isEqualTo(8 - first);
		SippCaller last = callers.getLast();
		last.awaitSound();
		last.hangUp();
		assertThat(last.sipResult()).isZero();
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> calls(this.two) == 7 - first);
	}

	private static long calls(AsteriskPart asterisk) {
		return asterisk.citizens().size();
	}

}
