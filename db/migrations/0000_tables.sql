CREATE SCHEMA "access";
--> statement-breakpoint
CREATE SCHEMA "app";
--> statement-breakpoint
CREATE SCHEMA "audit";
--> statement-breakpoint
CREATE SCHEMA "ledger";
--> statement-breakpoint
CREATE TABLE "access"."invitation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access"."invitation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"association_id" integer NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"role" text NOT NULL,
	"round_id" bigint,
	"issued_by" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" bigint,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "access"."pin_confirmation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access"."pin_confirmation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"session_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "access"."reset_code" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access"."reset_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"issued_by" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "reset_code_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "access"."role_term" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access"."role_term_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"association_id" integer NOT NULL,
	"user_id" bigint NOT NULL,
	"role" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"ended_at" timestamp with time zone,
	"granted_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_term_role_known" CHECK ("access"."role_term"."role" in ('chair','viceChair','secretary','accountant','cashier','committeeMember','inspector','administrator','guestApprover'))
);
--> statement-breakpoint
CREATE TABLE "access"."session" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access"."session_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token_hash" "bytea" NOT NULL,
	"user_id" bigint NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "session_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "access"."sign_in_attempt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access"."sign_in_attempt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_key" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"succeeded" boolean NOT NULL,
	"attempted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access"."user" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access"."user_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"login_name" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"pin_hash" text,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'vi' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "user_login_name_unique" UNIQUE("login_name")
);
--> statement-breakpoint
CREATE TABLE "app"."admin_unit" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"level" text NOT NULL,
	"parent_name" text NOT NULL,
	CONSTRAINT "admin_unit_code_valid_from_pk" PRIMARY KEY("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "app"."admin_unit_alias" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"alias" text NOT NULL,
	"folded" text NOT NULL,
	CONSTRAINT "admin_unit_alias_code_valid_from_alias_pk" PRIMARY KEY("code","valid_from","alias")
);
--> statement-breakpoint
CREATE TABLE "app"."admin_unit_succession" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"successor_code" text NOT NULL,
	"successor_from" date NOT NULL,
	"is_partial" boolean NOT NULL,
	CONSTRAINT "admin_unit_succession_code_valid_from_successor_code_successor_from_pk" PRIMARY KEY("code","valid_from","successor_code","successor_from")
);
--> statement-breakpoint
CREATE TABLE "app"."association" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app"."association_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"symbol" text DEFAULT 'HKH' NOT NULL,
	"parent_name" text DEFAULT '' NOT NULL,
	"level" text NOT NULL,
	"place" text NOT NULL,
	"address" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"sample_key" text,
	"min_approvals" smallint DEFAULT 2 NOT NULL,
	"one_person_books" boolean DEFAULT false NOT NULL,
	"founded_on" date,
	CONSTRAINT "association_slug_unique" UNIQUE("slug"),
	CONSTRAINT "association_level_known" CHECK ("app"."association"."level" in ('central','province','district','commune')),
	CONSTRAINT "association_status_known" CHECK ("app"."association"."status" in ('open','closed')),
	CONSTRAINT "association_two_approvals" CHECK ("app"."association"."min_approvals" >= 2),
	CONSTRAINT "association_slug_form" CHECK ("app"."association"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "audit"."change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit"."change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"association_id" integer NOT NULL,
	"event_id" bigint NOT NULL,
	"epoch" smallint NOT NULL,
	"xid" "xid8" NOT NULL,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"operation" text NOT NULL,
	"old_image" text,
	"new_image" text
);
--> statement-breakpoint
CREATE TABLE "audit"."checkpoint" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit"."checkpoint_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"association_id" integer NOT NULL,
	"seal_number" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"channel" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit"."event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit"."event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"association_id" integer NOT NULL,
	"epoch" smallint NOT NULL,
	"xid" "xid8" NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"actor_id" bigint,
	"session_id" bigint,
	"kind" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"reason_value_id" bigint,
	"payload" text NOT NULL,
	"correlation_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit"."seal" (
	"association_id" integer NOT NULL,
	"number" bigint NOT NULL,
	"epoch" smallint NOT NULL,
	"horizon" "xid8" NOT NULL,
	"leaf_count" integer NOT NULL,
	"root" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seal_association_id_number_pk" PRIMARY KEY("association_id","number")
);
--> statement-breakpoint
CREATE TABLE "audit"."seal_progress" (
	"epoch" smallint PRIMARY KEY NOT NULL,
	"horizon" "xid8" NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app"."award" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."award_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"nomination_id" bigint NOT NULL,
	"category_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"fund_id" bigint NOT NULL,
	"benefit" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"decision_id" bigint,
	"proposed_by" bigint NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "award_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "award_nomination_once" UNIQUE("association_id","nomination_id"),
	CONSTRAINT "award_status_known" CHECK ("app"."award"."status" in ('proposed','approved','decided','withdrawn')),
	CONSTRAINT "award_benefit_amount" CHECK (("app"."award"."benefit" = 'money' and "app"."award"."amount_vnd" > 0) or ("app"."award"."benefit" = 'honour' and "app"."award"."amount_vnd" = 0)),
	CONSTRAINT "award_decided_has_decision" CHECK (("app"."award"."status" = 'decided') = ("app"."award"."decision_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "app"."award_approval" (
	"association_id" integer NOT NULL,
	"award_id" bigint NOT NULL,
	"award_version" integer NOT NULL,
	"user_id" bigint NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"pin_confirmation_id" bigint NOT NULL,
	"approved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "award_approval_association_id_award_id_award_version_user_id_pk" PRIMARY KEY("association_id","award_id","award_version","user_id")
);
--> statement-breakpoint
CREATE TABLE "app"."award_round" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."award_round_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"school_year" text NOT NULL,
	"fiscal_year" smallint NOT NULL,
	"fund_id" bigint NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"deadline_on" date NOT NULL,
	"meeting_on" date,
	"quorum_numerator" smallint DEFAULT 2 NOT NULL,
	"quorum_denominator" smallint DEFAULT 3 NOT NULL,
	"opened_by" bigint NOT NULL,
	CONSTRAINT "award_round_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "award_round_slug" UNIQUE("association_id","slug"),
	CONSTRAINT "award_round_status_known" CHECK ("app"."award_round"."status" in ('open','meeting','proposed','decided','closed')),
	CONSTRAINT "award_round_quorum" CHECK ("app"."award_round"."quorum_numerator" > 0 and "app"."award_round"."quorum_numerator" <= "app"."award_round"."quorum_denominator")
);
--> statement-breakpoint
CREATE TABLE "app"."council_member" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"is_present" boolean DEFAULT false NOT NULL,
	CONSTRAINT "council_member_association_id_round_id_user_id_pk" PRIMARY KEY("association_id","round_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "app"."decision" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"year" smallint NOT NULL,
	"number" integer NOT NULL,
	"decided_on" date NOT NULL,
	"title" text NOT NULL,
	"basis" text DEFAULT '' NOT NULL,
	"total_vnd" bigint NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"signed_by" bigint NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "decision_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "decision_code_unique" UNIQUE("code"),
	CONSTRAINT "decision_number" UNIQUE("association_id","year","number")
);
--> statement-breakpoint
CREATE TABLE "app"."hardship" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"circumstance" text NOT NULL,
	"account" text NOT NULL,
	"evidence_kind" text DEFAULT '' NOT NULL,
	"evidence_number" text DEFAULT '' NOT NULL,
	"evidence_issuer" text DEFAULT '' NOT NULL,
	"evidence_year" smallint,
	"evidence_seen_by" bigint,
	"salt" "bytea" DEFAULT ''::bytea NOT NULL,
	CONSTRAINT "hardship_association_id_nomination_id_pk" PRIMARY KEY("association_id","nomination_id"),
	CONSTRAINT "hardship_circumstance_known" CHECK ("app"."hardship"."circumstance" in ('poorHousehold','nearPoorHousehold','specialHardship'))
);
--> statement-breakpoint
CREATE TABLE "app"."nomination" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."nomination_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"category_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"unit_code" text,
	"school_value_id" bigint,
	"class_value_id" bigint,
	"merit_value_id" bigint,
	"unit_written_as" text DEFAULT '' NOT NULL,
	"proposed_by_unit" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'submitted' NOT NULL,
	"returned_reason_value_id" bigint,
	"duplicate_of_id" bigint,
	"rank" smallint,
	"nominated_by" bigint NOT NULL,
	"nominated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nomination_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "nomination_status_known" CHECK ("app"."nomination"."status" in ('submitted','returned','verified','duplicate','shortlisted','reserve','notSelected','withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "app"."recusal" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"declared_by" bigint NOT NULL,
	"declared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recusal_association_id_nomination_id_user_id_pk" PRIMARY KEY("association_id","nomination_id","user_id"),
	CONSTRAINT "recusal_kind_known" CHECK ("app"."recusal"."kind" in ('kin','school','clan','donor','self'))
);
--> statement-breakpoint
CREATE TABLE "app"."round_category" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."round_category_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"category" text NOT NULL,
	"benefit" text NOT NULL,
	"quota" integer NOT NULL,
	"rate_vnd" bigint NOT NULL,
	CONSTRAINT "round_category_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "round_category_once" UNIQUE("association_id","round_id","category","benefit"),
	CONSTRAINT "round_category_known" CHECK ("app"."round_category"."category" in ('excellentTeacher','specialHardshipStudent','academicPrizeStudent','contestWinner','activeMember')),
	CONSTRAINT "round_category_benefit" CHECK (("app"."round_category"."benefit" = 'money' and "app"."round_category"."rate_vnd" > 0) or ("app"."round_category"."benefit" = 'honour' and "app"."round_category"."rate_vnd" = 0)),
	CONSTRAINT "round_category_quota" CHECK ("app"."round_category"."quota" > 0)
);
--> statement-breakpoint
CREATE TABLE "app"."vote" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"choice" text NOT NULL,
	"cast_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vote_association_id_nomination_id_user_id_pk" PRIMARY KEY("association_id","nomination_id","user_id"),
	CONSTRAINT "vote_choice_known" CHECK ("app"."vote"."choice" in ('yes','no','abstain'))
);
--> statement-breakpoint
CREATE TABLE "app"."ceremony" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."ceremony_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"round_id" bigint NOT NULL,
	"name" text NOT NULL,
	"held_on" date NOT NULL,
	"place" text NOT NULL,
	"lunar_label" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"opened_by" bigint NOT NULL,
	CONSTRAINT "ceremony_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "ceremony_slug" UNIQUE("association_id","slug"),
	CONSTRAINT "ceremony_status_known" CHECK ("app"."ceremony"."status" in ('planned','held','closed'))
);
--> statement-breakpoint
CREATE TABLE "app"."handover" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."handover_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ceremony_id" bigint NOT NULL,
	"award_id" bigint NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"receiver_kind" text,
	"receiver_name_value_id" bigint,
	"is_signed" boolean DEFAULT false NOT NULL,
	"handed_on" date,
	"handed_at" timestamp with time zone,
	"handed_by" bigint,
	CONSTRAINT "handover_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "handover_award_once" UNIQUE("association_id","award_id"),
	CONSTRAINT "handover_status_known" CHECK ("app"."handover"."status" in ('waiting','handed','absent','handedLater')),
	CONSTRAINT "handover_receiver_known" CHECK ("app"."handover"."receiver_kind" is null or "app"."handover"."receiver_kind" in ('self','guardian','proxy')),
	CONSTRAINT "handover_handed_has_receiver" CHECK ("app"."handover"."status" not in ('handed','handedLater') or ("app"."handover"."receiver_kind" is not null and "app"."handover"."handed_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "app"."contribution" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."contribution_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"donor_id" bigint,
	"through_id" bigint,
	"fund_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"occurred_on" date NOT NULL,
	"status" text NOT NULL,
	"public_name_choice" text DEFAULT 'real' NOT NULL,
	"public_name_value_id" bigint,
	"note_value_id" bigint,
	"quantity" smallint,
	"goods_label" text,
	"valuation_basis" text,
	"bank_memo" text,
	"attachment_count" smallint DEFAULT 0 NOT NULL,
	"request_key" text NOT NULL,
	"voucher_id" bigint,
	"keyed_by" bigint NOT NULL,
	"keyed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contribution_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "contribution_request_key" UNIQUE("association_id","request_key"),
	CONSTRAINT "contribution_voucher" UNIQUE("association_id","voucher_id"),
	CONSTRAINT "contribution_amount_positive" CHECK ("app"."contribution"."amount_vnd" > 0),
	CONSTRAINT "contribution_method_known" CHECK ("app"."contribution"."method" in ('cash','transfer','inKind')),
	CONSTRAINT "contribution_kind_known" CHECK ("app"."contribution"."kind" in ('gift','bankInterest','budgetAllocation','membershipFee')),
	CONSTRAINT "contribution_gift_has_donor" CHECK ("app"."contribution"."kind" <> 'gift' or "app"."contribution"."donor_id" is not null),
	CONSTRAINT "contribution_status_known" CHECK ("app"."contribution"."status" in ('waiting','posted','voided','withdrawn')),
	CONSTRAINT "contribution_posted_has_voucher" CHECK (("app"."contribution"."status" in ('posted','voided')) = ("app"."contribution"."voucher_id" is not null)),
	CONSTRAINT "contribution_choice_known" CHECK ("app"."contribution"."public_name_choice" in ('real','other','anonymous'))
);
--> statement-breakpoint
CREATE TABLE "app"."contribution_share" (
	"association_id" integer NOT NULL,
	"contribution_id" bigint NOT NULL,
	"line" smallint NOT NULL,
	"party_id" bigint NOT NULL,
	"amount_vnd" bigint NOT NULL,
	CONSTRAINT "contribution_share_association_id_contribution_id_line_pk" PRIMARY KEY("association_id","contribution_id","line"),
	CONSTRAINT "contribution_share_positive" CHECK ("app"."contribution_share"."amount_vnd" > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger"."account" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger"."account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"report_key" text,
	"bank_name" text,
	"bank_bin" text,
	"account_no" text,
	"holder_name" text,
	"is_term_deposit" boolean DEFAULT false NOT NULL,
	"closed_on" date,
	CONSTRAINT "account_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "account_code" UNIQUE("association_id","code"),
	CONSTRAINT "account_kind_known" CHECK ("ledger"."account"."kind" in ('cash','bank','goods','clearing','income','goodsIncome','expense','goodsExpense','opening'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."book_counter" (
	"association_id" integer NOT NULL,
	"book" text NOT NULL,
	"year" smallint NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "book_counter_association_id_book_year_pk" PRIMARY KEY("association_id","book","year")
);
--> statement-breakpoint
CREATE TABLE "ledger"."commitment" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger"."commitment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fund_id" bigint NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"award_id" bigint,
	"payment_order_id" bigint,
	"releases_id" bigint,
	"voucher_id" bigint,
	"recorded_at" timestamp with time zone NOT NULL,
	"xid" "xid8" NOT NULL,
	CONSTRAINT "commitment_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "commitment_released_once" UNIQUE("association_id","releases_id")
);
--> statement-breakpoint
CREATE TABLE "ledger"."fund" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger"."fund_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"public_label" text NOT NULL,
	"kind" text NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"opened_on" date NOT NULL,
	"closed_on" date,
	CONSTRAINT "fund_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "fund_code" UNIQUE("association_id","code"),
	CONSTRAINT "fund_kind_known" CHECK ("ledger"."fund"."kind" in ('operating','restricted','endowmentPrincipal','endowmentIncome'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."period" (
	"association_id" integer NOT NULL,
	"year" smallint NOT NULL,
	"month" smallint NOT NULL,
	"status" text NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" bigint,
	"cash_counted_vnd" bigint,
	"bank_confirmed_vnd" bigint,
	CONSTRAINT "period_association_id_year_month_pk" PRIMARY KEY("association_id","year","month"),
	CONSTRAINT "period_status_known" CHECK ("ledger"."period"."status" in ('open','closed'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."posting" (
	"association_id" integer NOT NULL,
	"voucher_id" bigint NOT NULL,
	"line" smallint NOT NULL,
	"fund_id" bigint NOT NULL,
	"debit_account_id" bigint NOT NULL,
	"credit_account_id" bigint NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"occurred_on" date NOT NULL,
	"xid" "xid8" NOT NULL,
	CONSTRAINT "posting_association_id_voucher_id_line_pk" PRIMARY KEY("association_id","voucher_id","line"),
	CONSTRAINT "posting_amount_positive" CHECK ("ledger"."posting"."amount_vnd" > 0),
	CONSTRAINT "posting_two_accounts" CHECK ("ledger"."posting"."debit_account_id" <> "ledger"."posting"."credit_account_id")
);
--> statement-breakpoint
CREATE TABLE "ledger"."snapshot" (
	"association_id" integer NOT NULL,
	"month_end" date NOT NULL,
	"fund_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"balance_vnd" bigint NOT NULL,
	"horizon" "xid8" NOT NULL,
	CONSTRAINT "snapshot_association_id_month_end_fund_id_account_id_pk" PRIMARY KEY("association_id","month_end","fund_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "ledger"."voucher" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger"."voucher_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"book" text NOT NULL,
	"year" smallint NOT NULL,
	"number" integer NOT NULL,
	"purpose" text NOT NULL,
	"occurred_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"xid" "xid8" NOT NULL,
	"party_id" bigint,
	"reason_value_id" bigint,
	"attachment_count" smallint DEFAULT 0 NOT NULL,
	"request_key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"reverses_id" bigint,
	"payment_order_id" bigint,
	"actor_id" bigint NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "voucher_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "voucher_number" UNIQUE("association_id","book","year","number"),
	CONSTRAINT "voucher_request_key" UNIQUE("association_id","request_key"),
	CONSTRAINT "voucher_reversed_once" UNIQUE("association_id","reverses_id"),
	CONSTRAINT "voucher_pays_order_once" UNIQUE("association_id","payment_order_id"),
	CONSTRAINT "voucher_code" UNIQUE("code"),
	CONSTRAINT "voucher_book_known" CHECK ("ledger"."voucher"."book" in ('PT','PC','BC','UNC','PN','PX','PKT'))
);
--> statement-breakpoint
CREATE TABLE "app"."payment_approval" (
	"association_id" integer NOT NULL,
	"payment_order_id" bigint NOT NULL,
	"order_version" integer NOT NULL,
	"user_id" bigint NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"pin_confirmation_id" bigint NOT NULL,
	"approved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_approval_association_id_payment_order_id_order_version_user_id_pk" PRIMARY KEY("association_id","payment_order_id","order_version","user_id")
);
--> statement-breakpoint
CREATE TABLE "app"."payment_order" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."payment_order_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"book" text NOT NULL,
	"fund_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"expense_account_id" bigint NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"payee_id" bigint,
	"reason_value_id" bigint NOT NULL,
	"due_on" date NOT NULL,
	"ceremony_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'prepared' NOT NULL,
	"prepared_by" bigint NOT NULL,
	"prepared_at" timestamp with time zone DEFAULT now() NOT NULL,
	"paid_by" bigint,
	"voucher_id" bigint,
	CONSTRAINT "payment_order_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "payment_order_voucher" UNIQUE("association_id","voucher_id"),
	CONSTRAINT "payment_order_amount_positive" CHECK ("app"."payment_order"."amount_vnd" > 0),
	CONSTRAINT "payment_order_book_known" CHECK ("app"."payment_order"."book" in ('PC','UNC','PX')),
	CONSTRAINT "payment_order_kind_known" CHECK ("app"."payment_order"."kind" in ('award','expense','inKindIssue')),
	CONSTRAINT "payment_order_status_known" CHECK ("app"."payment_order"."status" in ('prepared','approved','paid','withdrawn')),
	CONSTRAINT "payment_order_paid_has_voucher" CHECK (("app"."payment_order"."status" = 'paid') = ("app"."payment_order"."voucher_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "app"."payment_order_award" (
	"association_id" integer NOT NULL,
	"payment_order_id" bigint NOT NULL,
	"award_id" bigint NOT NULL,
	CONSTRAINT "payment_order_award_association_id_payment_order_id_award_id_pk" PRIMARY KEY("association_id","payment_order_id","award_id")
);
--> statement-breakpoint
CREATE TABLE "app"."party" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."party_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"unit_code" text,
	"birth_year" smallint,
	"user_id" bigint,
	"guardian_id" bigint,
	"parent_id" bigint,
	"alias_of" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "party_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "party_kind_known" CHECK ("app"."party"."kind" in ('agency','enterprise','clan','chapter','association','school','learningCentre','family','individual'))
);
--> statement-breakpoint
CREATE TABLE "app"."personal_value" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."personal_value_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"party_id" bigint,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"folded" text DEFAULT '' NOT NULL,
	"salt" "bytea" DEFAULT ''::bytea NOT NULL,
	"commitment" "bytea" DEFAULT ''::bytea NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "personal_value_association_id_id_pk" PRIMARY KEY("association_id","id")
);
--> statement-breakpoint
CREATE TABLE "app"."consent" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"party_id" bigint NOT NULL,
	"field" text NOT NULL,
	"purpose" text NOT NULL,
	"giver" text NOT NULL,
	"given_on" date NOT NULL,
	"text_version" text NOT NULL,
	"channel" text NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consent_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "consent_field_known" CHECK ("app"."consent"."field" in ('name','school','amount','photo')),
	CONSTRAINT "consent_purpose_known" CHECK ("app"."consent"."purpose" in ('process','publish','ceremonyAloud','ceremonyProjected','shareWithDonor')),
	CONSTRAINT "consent_giver_known" CHECK ("app"."consent"."giver" in ('self','guardian')),
	CONSTRAINT "consent_channel_known" CHECK ("app"."consent"."channel" in ('paper','link','spoken'))
);
--> statement-breakpoint
CREATE TABLE "app"."paper_print" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."paper_print_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"paper" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"copy_number" integer NOT NULL,
	"printed_by" bigint NOT NULL,
	"printed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_print_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "paper_print_copy" UNIQUE("association_id","paper","subject_type","subject_id","copy_number")
);
--> statement-breakpoint
CREATE TABLE "app"."publication" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."publication_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"version" integer NOT NULL,
	"as_of" date NOT NULL,
	"reason_value_id" bigint,
	"fingerprint" "bytea" NOT NULL,
	"audit_root" "bytea",
	"published_by" bigint NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "publication_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "publication_version" UNIQUE("association_id","kind","year","version"),
	CONSTRAINT "publication_kind_known" CHECK ("app"."publication"."kind" in ('fundFigures','honourList','donorRoll'))
);
--> statement-breakpoint
CREATE TABLE "app"."published_figure" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"ordinal" smallint NOT NULL,
	"figure" text NOT NULL,
	"label" text,
	"amount_vnd" bigint NOT NULL,
	"item_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "published_figure_association_id_publication_id_ordinal_pk" PRIMARY KEY("association_id","publication_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "app"."published_gift" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"contribution_id" bigint NOT NULL,
	"party_id" bigint,
	"public_name_value_id" bigint,
	"is_anonymous" boolean NOT NULL,
	"donor_kind" text NOT NULL,
	"method" text NOT NULL,
	"fund_label" text NOT NULL,
	"occurred_on" date NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"through_id" bigint,
	CONSTRAINT "published_gift_association_id_publication_id_ordinal_pk" PRIMARY KEY("association_id","publication_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "app"."published_honour" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"award_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"school_value_id" bigint,
	"label" text NOT NULL,
	"recipient_kind" text NOT NULL,
	"unit_name" text DEFAULT '' NOT NULL,
	"decision_reference" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	CONSTRAINT "published_honour_association_id_publication_id_ordinal_pk" PRIMARY KEY("association_id","publication_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "app"."published_voucher" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"voucher_id" bigint NOT NULL,
	"reference" text NOT NULL,
	"occurred_on" date NOT NULL,
	"direction" text NOT NULL,
	"figure" text NOT NULL,
	"fund_label" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"state" text NOT NULL,
	"related_reference" text,
	"party_id" bigint,
	CONSTRAINT "published_voucher_association_id_publication_id_ordinal_pk" PRIMARY KEY("association_id","publication_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "access"."invitation" ADD CONSTRAINT "invitation_issued_by_user_id_fk" FOREIGN KEY ("issued_by") REFERENCES "access"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access"."invitation" ADD CONSTRAINT "invitation_used_by_user_id_fk" FOREIGN KEY ("used_by") REFERENCES "access"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access"."pin_confirmation" ADD CONSTRAINT "pin_confirmation_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "access"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access"."pin_confirmation" ADD CONSTRAINT "pin_confirmation_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "access"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access"."reset_code" ADD CONSTRAINT "reset_code_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "access"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access"."reset_code" ADD CONSTRAINT "reset_code_issued_by_user_id_fk" FOREIGN KEY ("issued_by") REFERENCES "access"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access"."role_term" ADD CONSTRAINT "role_term_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "access"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access"."role_term" ADD CONSTRAINT "role_term_granted_by_user_id_fk" FOREIGN KEY ("granted_by") REFERENCES "access"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "access"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."award" ADD CONSTRAINT "award_association_id_round_id_award_round_association_id_id_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."award" ADD CONSTRAINT "award_association_id_nomination_id_nomination_association_id_id_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."award" ADD CONSTRAINT "award_association_id_category_id_round_category_association_id_id_fk" FOREIGN KEY ("association_id","category_id") REFERENCES "app"."round_category"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."award" ADD CONSTRAINT "award_association_id_party_id_party_association_id_id_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."award" ADD CONSTRAINT "award_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."award" ADD CONSTRAINT "award_association_id_decision_id_decision_association_id_id_fk" FOREIGN KEY ("association_id","decision_id") REFERENCES "app"."decision"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."award_approval" ADD CONSTRAINT "award_approval_association_id_award_id_award_association_id_id_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."award_round" ADD CONSTRAINT "award_round_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."council_member" ADD CONSTRAINT "council_member_association_id_round_id_award_round_association_id_id_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."decision" ADD CONSTRAINT "decision_association_id_round_id_award_round_association_id_id_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."hardship" ADD CONSTRAINT "hardship_association_id_nomination_id_nomination_association_id_id_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."nomination" ADD CONSTRAINT "nomination_association_id_round_id_award_round_association_id_id_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."nomination" ADD CONSTRAINT "nomination_association_id_category_id_round_category_association_id_id_fk" FOREIGN KEY ("association_id","category_id") REFERENCES "app"."round_category"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."nomination" ADD CONSTRAINT "nomination_association_id_party_id_party_association_id_id_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."nomination" ADD CONSTRAINT "nomination_association_id_merit_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","merit_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."recusal" ADD CONSTRAINT "recusal_association_id_nomination_id_nomination_association_id_id_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."round_category" ADD CONSTRAINT "round_category_association_id_round_id_award_round_association_id_id_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."vote" ADD CONSTRAINT "vote_association_id_nomination_id_nomination_association_id_id_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ceremony" ADD CONSTRAINT "ceremony_association_id_round_id_award_round_association_id_id_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."handover" ADD CONSTRAINT "handover_association_id_ceremony_id_ceremony_association_id_id_fk" FOREIGN KEY ("association_id","ceremony_id") REFERENCES "app"."ceremony"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."handover" ADD CONSTRAINT "handover_association_id_award_id_award_association_id_id_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contribution" ADD CONSTRAINT "contribution_association_id_donor_id_party_association_id_id_fk" FOREIGN KEY ("association_id","donor_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contribution" ADD CONSTRAINT "contribution_association_id_through_id_party_association_id_id_fk" FOREIGN KEY ("association_id","through_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contribution" ADD CONSTRAINT "contribution_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contribution" ADD CONSTRAINT "contribution_association_id_account_id_account_association_id_id_fk" FOREIGN KEY ("association_id","account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contribution" ADD CONSTRAINT "contribution_association_id_voucher_id_voucher_association_id_id_fk" FOREIGN KEY ("association_id","voucher_id") REFERENCES "ledger"."voucher"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contribution_share" ADD CONSTRAINT "contribution_share_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contribution_share" ADD CONSTRAINT "contribution_share_association_id_party_id_party_association_id_id_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."commitment" ADD CONSTRAINT "commitment_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."posting" ADD CONSTRAINT "posting_association_id_voucher_id_voucher_association_id_id_fk" FOREIGN KEY ("association_id","voucher_id") REFERENCES "ledger"."voucher"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."posting" ADD CONSTRAINT "posting_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."posting" ADD CONSTRAINT "posting_association_id_debit_account_id_account_association_id_id_fk" FOREIGN KEY ("association_id","debit_account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."posting" ADD CONSTRAINT "posting_association_id_credit_account_id_account_association_id_id_fk" FOREIGN KEY ("association_id","credit_account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."voucher" ADD CONSTRAINT "voucher_association_id_reverses_id_voucher_association_id_id_fk" FOREIGN KEY ("association_id","reverses_id") REFERENCES "ledger"."voucher"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."payment_approval" ADD CONSTRAINT "payment_approval_association_id_payment_order_id_payment_order_association_id_id_fk" FOREIGN KEY ("association_id","payment_order_id") REFERENCES "app"."payment_order"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."payment_order" ADD CONSTRAINT "payment_order_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."payment_order" ADD CONSTRAINT "payment_order_association_id_account_id_account_association_id_id_fk" FOREIGN KEY ("association_id","account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."payment_order" ADD CONSTRAINT "payment_order_association_id_expense_account_id_account_association_id_id_fk" FOREIGN KEY ("association_id","expense_account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."payment_order" ADD CONSTRAINT "payment_order_association_id_payee_id_party_association_id_id_fk" FOREIGN KEY ("association_id","payee_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."payment_order" ADD CONSTRAINT "payment_order_association_id_voucher_id_voucher_association_id_id_fk" FOREIGN KEY ("association_id","voucher_id") REFERENCES "ledger"."voucher"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."payment_order_award" ADD CONSTRAINT "payment_order_award_association_id_payment_order_id_payment_order_association_id_id_fk" FOREIGN KEY ("association_id","payment_order_id") REFERENCES "app"."payment_order"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."payment_order_award" ADD CONSTRAINT "payment_order_award_association_id_award_id_award_association_id_id_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."party" ADD CONSTRAINT "party_association_id_guardian_id_party_association_id_id_fk" FOREIGN KEY ("association_id","guardian_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."party" ADD CONSTRAINT "party_association_id_parent_id_party_association_id_id_fk" FOREIGN KEY ("association_id","parent_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."party" ADD CONSTRAINT "party_association_id_alias_of_party_association_id_id_fk" FOREIGN KEY ("association_id","alias_of") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."personal_value" ADD CONSTRAINT "personal_value_association_id_party_id_party_association_id_id_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."consent" ADD CONSTRAINT "consent_association_id_party_id_party_association_id_id_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."published_figure" ADD CONSTRAINT "published_figure_association_id_publication_id_publication_association_id_id_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."published_gift" ADD CONSTRAINT "published_gift_association_id_publication_id_publication_association_id_id_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."published_gift" ADD CONSTRAINT "published_gift_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."published_honour" ADD CONSTRAINT "published_honour_association_id_publication_id_publication_association_id_id_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."published_honour" ADD CONSTRAINT "published_honour_association_id_award_id_award_association_id_id_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."published_honour" ADD CONSTRAINT "published_honour_association_id_party_id_party_association_id_id_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."published_voucher" ADD CONSTRAINT "published_voucher_association_id_publication_id_publication_association_id_id_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_term_user" ON "access"."role_term" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "role_term_association" ON "access"."role_term" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "access"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_key" ON "access"."sign_in_attempt" USING btree ("account_key","attempted_at");--> statement-breakpoint
CREATE INDEX "change_xid" ON "audit"."change" USING btree ("xid");--> statement-breakpoint
CREATE INDEX "change_row" ON "audit"."change" USING btree ("association_id","table_name","row_key");--> statement-breakpoint
CREATE INDEX "change_event" ON "audit"."change" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "event_xid" ON "audit"."event" USING btree ("xid");--> statement-breakpoint
CREATE INDEX "event_subject" ON "audit"."event" USING btree ("association_id","subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "event_actor" ON "audit"."event" USING btree ("association_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "award_round_idx" ON "app"."award" USING btree ("association_id","round_id");--> statement-breakpoint
CREATE INDEX "nomination_round" ON "app"."nomination" USING btree ("association_id","round_id");--> statement-breakpoint
CREATE INDEX "nomination_party" ON "app"."nomination" USING btree ("association_id","party_id");--> statement-breakpoint
CREATE INDEX "contribution_donor" ON "app"."contribution" USING btree ("association_id","donor_id","occurred_on");--> statement-breakpoint
CREATE INDEX "contribution_day" ON "app"."contribution" USING btree ("association_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "commitment_fund" ON "ledger"."commitment" USING btree ("association_id","fund_id");--> statement-breakpoint
CREATE INDEX "posting_debit" ON "ledger"."posting" USING btree ("association_id","debit_account_id","occurred_on");--> statement-breakpoint
CREATE INDEX "posting_credit" ON "ledger"."posting" USING btree ("association_id","credit_account_id","occurred_on");--> statement-breakpoint
CREATE INDEX "posting_day" ON "ledger"."posting" USING btree ("association_id","occurred_on");--> statement-breakpoint
CREATE INDEX "voucher_day" ON "ledger"."voucher" USING btree ("association_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "personal_value_party" ON "app"."personal_value" USING btree ("association_id","party_id","field");--> statement-breakpoint
CREATE INDEX "personal_value_folded" ON "app"."personal_value" USING btree ("association_id","field","folded");--> statement-breakpoint
CREATE INDEX "consent_party" ON "app"."consent" USING btree ("association_id","party_id");