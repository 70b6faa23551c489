package org.yihaotong.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Hands a plain letter over by SMTP (RFC 5321).
 */
final class Postman {

	private static final int PATIENCE_MILLIS = 10_000;

	private final int port;

	private final String mailbox;

	Postman(int port, String mailbox) {
		this.port = port;
		this.mailbox = mailbox;
	}

	void deliver(DemoTexts.Citizen from, DemoTexts.Request request) throws IOException {
		String sender = "citizen" + from.phone() + "@example.org";
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			BufferedReader in = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			OutputStream out = socket.getOutputStream();
			expect(in, "220");
			say(in, out, "EHLO example.org", "250");
			say(in, out, "MAIL FROM:<" + sender + ">", "250");
			say(in, out, "RCPT TO:<" + this.mailbox + ">", "250");
			say(in, out, "DATA", "354");
			say(in, out, message(sender, from, request) + "\r\n.", "250");
			say(in, out, "QUIT", "221");
		}
	}

	private String message(String sender, DemoTexts.Citizen from, DemoTexts.Request request) {
		String text = request.text() + "\n地点：" + request.place() + "\n联系电话：" + from.phone() + "\n" + from.name() + "\n";
		return String.join("\r\n", "From: " + word(from.name()) + " <" + sender + ">", "To: <" + this.mailbox + ">",
				"Subject: " + word(request.subject()), "Message-ID: <" + UUID.randomUUID() + "@example.org>",
				"MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: base64", "",
				Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String word(String text) {
		return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
	}

	private static void say(BufferedReader in, OutputStream out, String line, String code) throws IOException {
		out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
		expect(in, code);
	}

	private static void expect(BufferedReader in, String code) throws IOException {
		String line = in.readLine();
		while (line != null && line.startsWith(code + "-")) {
			line = in.readLine();
		}
		if (line == null || !line.startsWith(code)) {
			throw new IOException("The mail server answered \"" + line + "\" where " + code + " was due");
		}
	}

}
