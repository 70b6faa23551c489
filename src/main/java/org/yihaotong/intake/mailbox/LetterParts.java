package org.yihaotong.intake.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.yihaotong.intake.NewContact;

/**
 * Collects the words and the enclosures of a message. Bounded: a message nested for ever
 * or of a thousand parts ends at the limits, and a note says what was left out.
 */
final class LetterParts {

	private static final int MOST_PARTS = 100;

	private static final int DEEPEST = 10;

	private static final int MOST_TEXT_BYTES = 1024 * 1024;

	private static final int LONGEST_NAME = 120;

	private static final Pattern INVISIBLE = Pattern
		.compile("(?is)<(script|style|head|title)\\b.*?</\\1\\s*>|<!--.*?-->");

	private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|tr|li|h[1-6]|table)\\s*>");

	private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");

	private final StringBuilder plain = new StringBuilder();

	private final StringBuilder html = new StringBuilder();

	private final List<NewContact.Attachment> attachments = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private int parts;

	void read(Part message) throws MessagingException, IOException {
		read(message, 0);
	}

	private void read(Part part, int depth) throws MessagingException, IOException {
		this.parts++;
		if (this.parts > MOST_PARTS || depth > DEEPEST) {
			return;
		}
		if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
			for (int i = 0; i < multipart.getCount(); i++) {
				read(multipart.getBodyPart(i), depth + 1);
			}
		}
		else if (isText(part, "text/plain")) {
			this.plain.append(words(part)).append('\n');
		}
		else if (isText(part, "text/html")) {
			this.html.append(visible(words(part))).append('\n');
		}
		else {
			enclose(part);
		}
	}

	private static boolean isText(Part part, String type) throws MessagingException {
		return part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
				&& name(part).isEmpty();
	}

	private static String words(Part part) throws MessagingException, IOException {
		try (InputStream input = part.getInputStream()) {
			return decoded(input.readNBytes(MOST_TEXT_BYTES), charset(part));
		}
	}

	/** GB 18030 holds all of GB 2312 and GBK, which letters claim and exceed. */
	private static @Nullable Charset charset(Part part) throws MessagingException {
		String name = String.valueOf(new ContentType(part.getContentType()).getParameter("charset"));
		String plain = name.replaceAll("[\"'\\s]", "").toLowerCase(Locale.ROOT);
		if (plain.startsWith("gb") || plain.equals("cp936") || plain.equals("ms936")) {
			return Charset.forName("GB18030");
		}
		try {
			return plain.equals("null") || plain.equals("us-ascii") ? null
					: Charset.forName(MimeUtility.javaCharset(plain));
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return null;
		}
	}

	private static String decoded(byte[] bytes, @Nullable Charset claimed) {
		if (claimed != null) {
			return new String(bytes, claimed);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes))
				.toString();
		}
		catch (CharacterCodingException ex) {
			return new String(bytes, Charset.forName("GB18030"));
		}
	}

	private static String visible(String html) {
		String broken = BREAK.matcher(INVISIBLE.matcher(html).replaceAll(" ")).replaceAll("\n");
		return HtmlUtils.htmlUnescape(TAG.matcher(broken).replaceAll(""))
			.replace('\u00a0', ' ')
			.replaceAll("[ \\t]+", " ")
			.replaceAll("\\s*\\n\\s*\\n\\s*", "\n\n");
	}

	private void enclose(Part part) throws MessagingException, IOException {
		String name = name(part);
		String shown = name.isEmpty() ? "attachment-" + (this.attachments.size() + 1) : name;
		if (this.attachments.size() >= NewContact.MAX_ATTACHMENTS) {
			this.notes.add("（附件“" + shown + "”未保存：附件太多 / not kept: too many attachments）");
			return;
		}
		try (InputStream input = part.getInputStream()) {
			byte[] content = input.readNBytes(NewContact.MAX_ATTACHMENT_BYTES + 1);
			if (content.length > NewContact.MAX_ATTACHMENT_BYTES) {
				this.notes.add("（附件“" + shown + "”未保存：超过 10 MB / not kept: larger than 10 MB）");
				return;
			}
			this.attachments.add(new NewContact.Attachment(shown, mediaType(part), content));
		}
	}

	private static String mediaType(Part part) throws MessagingException {
		String type = String.valueOf(part.getContentType()).replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
		return type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}") ? type : "application/octet-stream";
	}

	/** Never used as a path, and still made harmless: staff will save it. */
	private static String name(Part part) {
		try {
			@Nullable String name = part.getFileName();
			if (name == null) {
				return "";
			}
			String last = MimeUtility.decodeText(name)
				.replaceAll(".*[/\\\\]", "")
				.replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
			return (last.length() > LONGEST_NAME) ? last.substring(last.length() - LONGEST_NAME) : last.strip();
		}
		catch (MessagingException | IOException ex) {
			return "attachment";
		}
	}

	String text() {
		String words = this.plain.toString().isBlank() ? this.html.toString() : this.plain.toString();
		String all = this.notes.isEmpty() ? words : String.join("\n", this.notes) + "\n\n" + words;
		return all.replace("\r\n", "\n").replace("\0", "").strip();
	}

	List<NewContact.Attachment> attachments() {
		return this.attachments;
	}

}
