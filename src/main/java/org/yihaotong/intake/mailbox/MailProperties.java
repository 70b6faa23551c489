package org.yihaotong.intake.mailbox;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailboxes that letters come into.
 *
 * @param mailboxes any number; those without an address do not count
 * @param publicUrl address of the citizens' pages, for the links in letters
 * @param idle how long to listen before asking again: far under the 29 minutes after
 * which servers may end an IDLE (RFC 2177), because some servers do not tell of a letter
 * that came just before it
 * @param timeout how long a mail server may take to answer
 * @param firstPause after a failure; doubled with each further one
 * @param longestPause between two tries at most
 * @param tries how often a letter is tried to be sent
 * @param answersPerDay acknowledgements to one address within 24 hours
 */
@Validated
@ConfigurationProperties("yihaotong.intake")
record MailProperties(@DefaultValue List<@Valid Mailbox> mailboxes,
		@DefaultValue("http://localhost:8080") @NotBlank String publicUrl, @DefaultValue("30s") Duration idle,
		@DefaultValue("30s") Duration timeout, @DefaultValue("1s") Duration firstPause,
		@DefaultValue("2m") Duration longestPause, @DefaultValue("40") @Min(1) int tries,
		@DefaultValue("10") @Min(1) int answersPerDay) {

	MailProperties {
		mailboxes = mailboxes.stream().filter((mailbox) -> !mailbox.address().isBlank()).toList();
	}

	/** How a connection is protected. */
	enum Security {

		/** From the first byte. */
		TLS,

		/** By STARTTLS, which must succeed. */
		STARTTLS,

		/** Not at all: only for a server on the same machine. */
		NONE

	}

	/**
	 * One mailbox.
	 *
	 * @param address what citizens write to
	 * @param host the IMAP server
	 * @param port its port
	 * @param username account on both servers
	 * @param password its password
	 * @param folder what is read
	 * @param security for both servers
	 * @param smtphost the SMTP server; empty: the same host
	 * @param smtpport its port
	 */
	record Mailbox(@NotBlank @Email String address, @NotBlank String host,
			@DefaultValue("993") @Min(1) @Max(65535) int port, @NotBlank String username, @NotBlank String password,
			@DefaultValue("INBOX") @NotBlank String folder, @DefaultValue("TLS") Security security,
			@DefaultValue("") String smtphost, @DefaultValue("465") @Min(1) @Max(65535) int smtpport) {

		String outgoingHost() {
			return this.smtphost.isEmpty() ? this.host : this.smtphost;
		}

		@Override
		public String toString() {
			return this.address;
		}

	}

}
