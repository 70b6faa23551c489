package org.yihaotong.telephony;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.junit.jupiter.api.Test;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;

class SecureTrunkTests {

	@Test
	void takesBothTrunksOverTlsWithSrtpAndSoftphonesOverWss() throws Exception {
		Path folder = TestParts.temporaryFolder("tls");
		Path certificate = folder.resolve("certificate.pem");
		Path key = folder.resolve("key.pem");
		new ProcessBuilder("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key.toString(),
				"-out", certificate.toString(), "-days", "2", "-subj", "/CN=hotline.test")
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("openssl.log").toFile())
			.start()
			.waitFor();
		int tls = TestParts.freePort();
		int wss = TestParts.freePort();
		try (AsteriskPart asterisk = AsteriskPart.start(Map.of("YIHAOTONG_TLS_CERTIFICATE", certificate.toString(),
				"YIHAOTONG_TLS_KEY", key.toString(), "YIHAOTONG_TRUNK_TRANSPORT", "tls", "YIHAOTONG_TRUNK_SRTP", "yes",
				"YIHAOTONG_UTILITIES_TRANSPORT", "tls", "YIHAOTONG_UTILITIES_SRTP", "yes", "YIHAOTONG_TLS_PORT",
				String.valueOf(tls), "YIHAOTONG_WSS_PORT", String.valueOf(wss)))) {
			for (String trunk : List.of("trunk", "utilities")) {
				assertThat(asterisk.asterisk().run("pjsip show endpoint " + trunk))
					.containsPattern("transport +: transport-tls")
					.containsPattern("media_encryption +: sdes");
				assertThat(asterisk.asterisk().run("pjsip show aor " + trunk)).contains(";transport=tls");
			}
			assertThat(List.of(subject(tls), subject(wss))).containsOnly("CN=hotline.test");
		}
	}

	private static String subject(int port) throws IOException, GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { new Anybody() }, null);
		try (Socket plain = new Socket("127.0.0.1", port);
				SSLSocket socket = (SSLSocket) context.getSocketFactory()
					.createSocket(plain, "127.0.0.1", port, true)) {
			socket.startHandshake();
			X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
			return shown.getSubjectX500Principal().getName();
		}
	}

	/** The certificate is one of this test's own. */
	private static final class Anybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
